#pragma once

#include <functional>
#include <memory>

namespace scrawl::training {

/// A fixed number of workers that do the same job on different parts at the same time. The caller
/// is the first of them; the others are threads that live as long as the team. A team of one starts
/// no thread, which is how everything works where there are none.
class Team {
 public:
  /// Throws `Error` when the system has not so many threads to give.
  explicit Team(int size);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  int size() const;
  /// Calls `job(worker)` for each worker 0..size() - 1 and returns when all have ended. What the
  /// lowest-numbered worker that failed has thrown is thrown again here.
  void run(const std::function<void(int worker)>& job);

 private:
  struct Threads;
  std::unique_ptr<Threads> threads_;  ///< none for a team of one
};

}  // namespace scrawl::training
