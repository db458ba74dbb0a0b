#include "core/thread_pool.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "core/error.hpp"

namespace scrawl {
namespace {

/// The jobs of a training step follow each other within microseconds, so a thread polls this many
/// times for the next job before it sleeps, and yields the processor in between.
constexpr int polls = 200;

/// Whether the condition becomes true while it is polled.
template <class Condition>
bool poll(Condition condition) {
  for (int i = 0; i < polls; ++i) {
    if (condition()) return true;
    std::this_thread::yield();
  }
  return condition();
}

}  // namespace

struct ThreadPool::Threads {
  explicit Threads(int size) {
    failures.resize(static_cast<std::size_t>(size));
    try {
      for (int worker = 1; worker < size; ++worker) {
        threads.emplace_back([this, worker] { serve(worker); });
      }
    } catch (const std::system_error& error) {
      end();
      throw Error("only " + std::to_string(threads.size() + 1) + " of " + std::to_string(size) +
                  " threads could be started (" + error.code().message() + "); ask for fewer");
    }
  }
  ~Threads() { end(); }

  void end() {
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
    std::size_t rounds_served = 0;
    const auto called_again = [&] { return closing || round != rounds_served; };
    while (true) {
      if (!poll(called_again)) {
        std::unique_lock lock(mutex);
        called.wait(lock, called_again);
      }
      if (closing) return;
      rounds_served = round;
      work(worker);
      if (--busy == 0) {
        // With the lock, so that the caller cannot miss this between its check and its wait.
        const std::lock_guard lock(mutex);
        ended.notify_one();
      }
    }
  }

  void run(const FunctionRef<void(int)>& next_job) {
    failures.assign(failures.size(), nullptr);
    job = &next_job;
    busy = threads.size();
    {
      const std::lock_guard lock(mutex);
      ++round;
    }
    called.notify_all();
    work(0);
    const auto all_ended = [&] { return busy == 0; };
    if (!poll(all_ended)) {
      std::unique_lock lock(mutex);
      ended.wait(lock, all_ended);
    }
    for (const auto& failure : failures) {
      if (failure) std::rethrow_exception(failure);
    }
  }

  std::mutex mutex;
  std::condition_variable called, ended;
  const FunctionRef<void(int)>* job = nullptr;
  std::atomic<std::size_t> round = 0;  ///< number of jobs so far
  std::atomic<std::size_t> busy = 0;   ///< threads that still work on this round's job
  std::atomic<bool> closing = false;
  std::vector<std::exception_ptr> failures;  ///< of this round, by worker
  std::vector<std::thread> threads;  ///< last, so that they start after everything is initialised
};

ThreadPool::ThreadPool(int size) {
  if (size > 1) threads_ = std::make_unique<Threads>(size);
}

ThreadPool::~ThreadPool() = default;

int ThreadPool::size() const {
  return threads_ ? static_cast<int>(threads_->failures.size()) : 1;
}

void ThreadPool::run(FunctionRef<void(int worker)> job) {
  if (threads_) {
    threads_->run(job);
  } else {
    job(0);
  }
}

}  // namespace scrawl
