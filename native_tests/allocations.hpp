#pragma once

#include <cstddef>

/// How often memory was asked for, counted by a malloc of the tests' own (allocations_test.cpp),
/// which programs with sanitizers or in WebAssembly cannot have.
namespace scrawl::testing {

std::size_t allocations_so_far();

template <class Work>
std::size_t allocations_in(Work work) {
  const std::size_t before = allocations_so_far();
  work();
  return allocations_so_far() - before;
}

}  // namespace scrawl::testing
