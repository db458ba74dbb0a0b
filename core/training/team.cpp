#include "core/training/team.hpp"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "core/error.hpp"

namespace scrawl::training {

struct Team::Threads {
  explicit Threads(int size) : failures(static_cast<std::size_t>(size)) {}

  // Not in the constructor: when one cannot start, the destructor ends those that have.
  void start() {
    threads.reserve(failures.size() - 1);
    for (std::size_t worker = 1; worker < failures.size(); ++worker) {
      try {
        threads.emplace_back([this, worker] { serve(static_cast<int>(worker)); });
      } catch (const std::system_error& error) {
        throw Error("only " + std::to_string(worker) + " of " + std::to_string(failures.size()) +
                    " threads could be started (" + error.what() + "); use fewer");
      }
    }
  }

  ~Threads() {
    {
      const std::lock_guard lock(mutex);
      closing = true;
    }
    called.notify_all();
    for (auto& thread : threads) thread.join();
  }

  void work(int worker) {
    try {
      (*job)(worker);
    } catch (...) {
      failures[static_cast<std::size_t>(worker)] = std::current_exception();
    }
  }

  void serve(int worker) {
    std::size_t served = 0;
    std::unique_lock lock(mutex);
    while (true) {
      called.wait(lock, [&] { return closing || round != served; });
      if (closing) return;
      served = round;
      lock.unlock();
      work(worker);
      lock.lock();
      if (--busy == 0) ended.notify_one();
    }
  }

  std::mutex mutex;
  std::condition_variable called, ended;
  const std::function<void(int)>* job = nullptr;
  std::size_t round = 0;  ///< of jobs
  std::size_t busy = 0;   ///< threads that have not ended this round
  bool closing = false;
  std::vector<std::exception_ptr> failures;  ///< of this round, by worker
  std::vector<std::thread> threads;
};

Team::Team(int size) {
  if (size <= 1) return;
  threads_ = std::make_unique<Threads>(size);
  threads_->start();
}

Team::~Team() = default;

int Team::size() const {
  return threads_ ? static_cast<int>(threads_->failures.size()) : 1;
}

void Team::run(const std::function<void(int worker)>& job) {
  if (!threads_) {
    job(0);
    return;
  }
  {
    const std::lock_guard lock(threads_->mutex);
    threads_->job = &job;
    threads_->failures.assign(threads_->failures.size(), nullptr);
    threads_->busy = threads_->threads.size();
    ++threads_->round;
  }
  threads_->called.notify_all();
  threads_->work(0);
  {
    std::unique_lock lock(threads_->mutex);
    threads_->ended.wait(lock, [&] { return threads_->busy == 0; });
  }
  for (const auto& failure : threads_->failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace scrawl::training
