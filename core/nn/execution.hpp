#pragma once

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/nn/tensor.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::nn {

/// Some rows of a batch.
struct Rows {
  Index first = 0, count = 0;

  /// Their view of a batch, or null for an empty one.
  template <class View>
  View of(View batch) const {
    if (batch.rows() == 0) return {nullptr, 0, batch.cols()};
    return {batch.data() + first * batch.cols(), count, batch.cols()};
  }
};

/// Into how many parts a batch is cut: enough for several threads, each large enough to be worth
/// the call. It depends on the batch alone, so that sums over parts, which are added up in their
/// order, have the same bits for any number of threads.
inline Index parts_of_batch(Index rows) {
  constexpr Index least_rows = 4, most_parts = 16;
  return std::clamp<Index>(rows / least_rows, 1, most_parts);
}

/// The rows of one of them.
inline Rows rows_of_part(Index rows, Index part) {
  const Index parts = parts_of_batch(rows), first = rows * part / parts;
  return {first, rows * (part + 1) / parts - first};
}

/// What one thread writes for itself.
template <class T>
class ThreadMemory {
 public:
  Scratch<T> scratch;  ///< for whatever it calls

  /// `count` uninitialised values, valid until the call after the next: what a layer puts out,
  /// while the next one reads it and writes its own.
  T* take_output(Index count) {
    std::swap(outputs_[0], outputs_[1]);
    return outputs_[0].take(count);
  }

 private:
  std::array<Scratch<T>, 2> outputs_;
};

/// Where a layer's work is done: by the threads of a pool or by the caller alone, each with memory
/// of its own. Owned by the workspace, reused from step to step.
template <class T>
class Execution {
 public:
  Execution() = default;
  /// `pool` must outlive the execution.
  explicit Execution(ThreadPool& pool)
      : pool_(&pool), memories_(static_cast<std::size_t>(pool.size())) {}

  /// Calls `work(part, memory of the thread)` once for each part 0..parts - 1 and returns when all
  /// have ended. Neighbours go to the same thread, and the same parts to the same one in the next
  /// call, so that what a part has read is still in its cache.
  template <class Work>
  void for_each_part(Index parts, Work work) {
    if (!pool_ || parts == 1) {
      for (Index part = 0; part < parts; ++part) work(part, memories_[0]);
      return;
    }
    const Index workers = pool_->size();
    pool_->run([&](int worker) {
      const Index end = parts * (worker + 1) / workers;
      for (Index part = parts * worker / workers; part < end; ++part) {
        work(part, memories_[static_cast<std::size_t>(worker)]);
      }
    });
  }

  /// The caller's own.
  Scratch<T>& scratch() { return memories_[0].scratch; }
  /// `count` uninitialised values that all parts see, valid until the next call.
  T* shared(Index count) { return shared_.take(count); }

 private:
  ThreadPool* pool_ = nullptr;
  std::vector<ThreadMemory<T>> memories_{1};
  Scratch<T> shared_;
};

}  // namespace scrawl::nn
