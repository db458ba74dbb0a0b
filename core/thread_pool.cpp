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

/// Jobs of a training step follow each other within microseconds, so a thread looks this often for
/// the next one before it sleeps. Between looks it gives way to whoever else wants the processor.
constexpr int looks = 200;

template <class Condition>
bool came_soon(Condition condition) {
  for (int look = 0; look < looks; ++look) {
    if (condition()) return true;
    std::this_thread::yield();
  }
  return condition();
}

}  // namespace

struct ThreadPool::Threads {
  explicit Threads(int size) : failures(static_cast<std::size_t>(size)) {
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
    std::size_t served = 0;
    const auto called_again = [&] { return closing || round != served; };
    while (true) {
      if (!came_soon(called_again)) {
        std::unique_lock lock(mutex);
        called.wait(lock, called_again);
      }
      if (closing) return;
      served = round;
      work(worker);
      if (--busy == 0) {
        const std::lock_guard lock(mutex);  // so that the caller is not between look and sleep
        ended.notify_one();
      }
    }
  }

  void run(const FunctionRef<void(int)>& wanted) {
    failures.assign(failures.size(), nullptr);
    job = &wanted;
    busy = threads.size();
    {
      const std::lock_guard lock(mutex);
      ++round;
    }
    called.notify_all();
    work(0);
    const auto all_ended = [&] { return busy == 0; };
    if (!came_soon(all_ended)) {
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
  std::atomic<std::size_t> round = 0;  ///< of jobs
  std::atomic<std::size_t> busy = 0;   ///< threads that have not ended this round
  std::atomic<bool> closing = false;
  std::vector<std::exception_ptr> failures;  ///< of this round, by worker
  std::vector<std::thread> threads;          ///< last, so that it starts when all else is there
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
