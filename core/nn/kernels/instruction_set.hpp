#pragma once

#include <cstddef>

/// The instruction sets that the 16-bit kernels are written for. How they pack weights depends on a
/// few numbers only, so that code without any of the instructions can do it for all of them. The
/// results are the same in every bit.
namespace scrawl::nn {

/// `lanes`: 32-bit sums in a vector. `windows`: how many windows of a convolution are computed at
/// once, so that their sums stay in registers; the four windows of a pool are one block or half of
/// one.
template <int vector_lanes, int block_windows>
struct InstructionSetSizes {
  static constexpr std::ptrdiff_t lanes = vector_lanes;
  static constexpr int windows = block_windows;
};
struct Plain : InstructionSetSizes<4, 4> {};  ///< any processor
struct Neon : InstructionSetSizes<4, 4> {};   ///< arm64; two registers for each vector of sums
struct Sse2 : InstructionSetSizes<4, 4> {};   ///< every x86-64, and WebAssembly
struct Avx2 : InstructionSetSizes<8, 4> {};
struct Avx512 : InstructionSetSizes<16, 8> {
};  ///< AVX-512 BW, where a file is compiled for it VNNI

constexpr std::ptrdiff_t most_lanes = Avx512::lanes;

/// What the file that includes this is compiled for.
#if defined(__AVX512BW__)
using OwnSet = Avx512;
#elif defined(__AVX2__)
using OwnSet = Avx2;
#elif defined(__SSE2__)
using OwnSet = Sse2;
#elif defined(__ARM_NEON)
using OwnSet = Neon;
#else
using OwnSet = Plain;
#endif

/// An instruction set as a value. With SCRAWL_DISPATCH (x86-64, for any processor) the kernels are
/// compiled for three and chosen when the program runs; without, for one.
#ifdef SCRAWL_DISPATCH
enum class InstructionSet { sse2, avx2, avx512_vnni };
#else
enum class InstructionSet { own };
#endif

/// The best that this processor has.
InstructionSet best_instruction_set();
/// Calls `work(set)` with the type that belongs to the value.
template <class Work>
void with_instruction_set([[maybe_unused]] InstructionSet set, Work work) {
#ifdef SCRAWL_DISPATCH
  if (set == InstructionSet::avx512_vnni) return work(Avx512{});
  if (set == InstructionSet::avx2) return work(Avx2{});
  work(Sse2{});
#else
  work(OwnSet{});
#endif
}

}  // namespace scrawl::nn
