#pragma once

#include <memory>

#include "core/function_ref.hpp"

namespace scrawl {

/// A fixed number of threads that do the same job on different parts at the same time. The caller
/// is the first of them; the others live as long as the pool. A pool of one starts no thread, which
/// is how everything works where there are none.
class ThreadPool {
 public:
  /// Throws `Error` when the system has no more threads to give.
  explicit ThreadPool(int size);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int size() const;
  /// Calls `job(worker)` for each worker 0..size() - 1 and returns when all have ended. What the
  /// lowest-numbered worker that failed has thrown is thrown again here. Takes no memory.
  void run(FunctionRef<void(int worker)> job);

 private:
  struct Threads;
  std::unique_ptr<Threads> threads_;  ///< none for a pool of one
};

}  // namespace scrawl
