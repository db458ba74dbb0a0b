#pragma once

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/nn/tensor.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::nn {

/// A range of rows of a batch.
struct Rows {
  Index first = 0, count = 0;

  /// These rows of `batch`; a null view if the batch is empty (null-sized).
  template <class View>
  View of(View batch) const {
    if (batch.rows() == 0) return {nullptr, 0, batch.cols()};
    return {batch.data() + first * batch.cols(), count, batch.cols()};
  }
};

/// The number of parts into which a batch is split: enough for several threads, each large enough
/// to be worth the call. It depends on the batch size alone. Sums over the parts are added up in
/// order, so they have the same bits for any number of threads.
inline Index parts_of_batch(Index rows) {
  constexpr Index min_rows = 4, max_parts = 16;
  return std::clamp<Index>(rows / min_rows, 1, max_parts);
}

/// The rows of part `part` of a batch with `rows` rows.
inline Rows rows_of_part(Index rows, Index part) {
  const Index parts = parts_of_batch(rows), first = rows * part / parts;
  return {first, rows * (part + 1) / parts - first};
}

/// Buffers that belong to one thread.
template <class T>
class ThreadMemory {
 public:
  Scratch<T> scratch;  ///< passed to the kernels that the thread calls

  /// `count` uninitialised values, valid until the call after the next: a layer writes its output
  /// here, and the following layer reads it while it writes its own.
  T* take_output(Index count) {
    std::swap(outputs_[0], outputs_[1]);
    return outputs_[0].take(count);
  }

 private:
  std::array<Scratch<T>, 2> outputs_;
};

/// Runs the parts of a layer's work on the threads of a pool, or on the calling thread if there is
/// no pool. Each thread has its own buffers. Owned by the workspace, reused from step to step.
template <class T>
class Execution {
 public:
  Execution() = default;
  /// `pool` must outlive the execution.
  explicit Execution(ThreadPool& pool)
      : pool_(&pool), memories_(static_cast<std::size_t>(pool.size())) {}

  /// Calls `work(part, memory of the thread)` once for each part 0..parts - 1 and returns when all
  /// have ended. Each thread gets neighbouring parts, and the same parts in every call, so that
  /// their data are still in its cache.
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

  /// The calling thread's scratch memory.
  Scratch<T>& scratch() { return memories_[0].scratch; }
  /// `count` uninitialised values that all parts share, valid until the next call.
  T* shared(Index count) { return shared_.take(count); }

 private:
  ThreadPool* pool_ = nullptr;
  std::vector<ThreadMemory<T>> memories_{1};
  Scratch<T> shared_;
};

}  // namespace scrawl::nn
