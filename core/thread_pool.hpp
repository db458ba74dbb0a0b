#pragma once

#include <memory>

#include "core/function_ref.hpp"

namespace scrawl {

/// A fixed number of threads that run the same job on different parts at the same time. The caller
/// is one of them; the others live as long as the pool. A pool of one starts no thread, so it also
/// works on platforms without threads.
class ThreadPool {
 public:
  /// Throws `Error` if the system cannot start as many threads.
  explicit ThreadPool(int size);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int size() const;
  /// Calls `job(worker)` for each worker 0..size() - 1, on one thread each, and returns when all
  /// have ended. Rethrows the exception of the lowest-numbered worker that threw. Allocates
  /// nothing.
  void run(FunctionRef<void(int worker)> job);

 private:
  struct Threads;
  std::unique_ptr<Threads> threads_;  ///< none for a pool of one
};

}  // namespace scrawl
