#pragma once

#include <cstdint>
#include <cstring>

#include "core/nn/kernels/instruction_set.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// Vectors of 32-bit sums of products of pairs of 16-bit integers: one instruction multiplies two
/// pairs in each lane and adds their products, twice the multiply-adds of floats in the same width.
/// The only code with intrinsics, because Eigen has no packet for this. WebAssembly takes the SSE2
/// branch, which Emscripten's headers translate (`i32x4.dot_i16x8_s`). Each is compiled only where
/// a file is compiled for its instructions.
namespace scrawl::nn {

template <class Set>
struct Int16Lanes;

#if defined(__AVX512BW__)

template <>
struct Int16Lanes<Avx512> {
  using Pairs = __m512i;
  __m512i sums;

  static Int16Lanes zero() { return {_mm512_setzero_si512()}; }
  static Pairs load(const std::int16_t* pairs) { return _mm512_loadu_si512(pairs); }
  static Pairs repeat(std::int32_t pair) { return _mm512_set1_epi32(pair); }
  void add_products(Pairs a, Pairs b) {
#if defined(__AVX512VNNI__)
    sums = _mm512_dpwssd_epi32(sums, a, b);  // both steps in one instruction
#else
    sums = _mm512_add_epi32(sums, _mm512_madd_epi16(a, b));
#endif
  }
  void store(std::int32_t* to) const {
    _mm512_storeu_si512(to, sums);
  }
};

#elif defined(__AVX2__)

template <>
struct Int16Lanes<Avx2> {
  using Pairs = __m256i;
  __m256i sums;

  static Int16Lanes zero() { return {_mm256_setzero_si256()}; }
  static Pairs load(const std::int16_t* pairs) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(pairs));
  }
  static Pairs repeat(std::int32_t pair) { return _mm256_set1_epi32(pair); }
  void add_products(Pairs a, Pairs b) {
#if defined(__AVXVNNI__)
    sums = _mm256_dpwssd_avx_epi32(sums, a, b);
#else
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(a, b));
#endif
  }
  void store(std::int32_t* to) const {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sums);
  }
};

#elif defined(__SSE2__)

template <>
struct Int16Lanes<Sse2> {
  using Pairs = __m128i;
  __m128i sums;

  static Int16Lanes zero() { return {_mm_setzero_si128()}; }
  static Pairs load(const std::int16_t* pairs) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs));
  }
  static Pairs repeat(std::int32_t pair) { return _mm_set1_epi32(pair); }
  void add_products(Pairs a, Pairs b) { sums = _mm_add_epi32(sums, _mm_madd_epi16(a, b)); }
  void store(std::int32_t* to) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), sums); }
};

#elif defined(__ARM_NEON)

/// NEON multiplies and adds without adding neighbours, which is done once, at the end.
template <>
struct Int16Lanes<Neon> {
  using Pairs = int16x8_t;
  int32x4_t first_pairs, last_pairs;

  static Int16Lanes zero() { return {vdupq_n_s32(0), vdupq_n_s32(0)}; }
  static Pairs load(const std::int16_t* pairs) { return vld1q_s16(pairs); }
  static Pairs repeat(std::int32_t pair) { return vreinterpretq_s16_s32(vdupq_n_s32(pair)); }
  void add_products(Pairs a, Pairs b) {
    first_pairs = vmlal_s16(first_pairs, vget_low_s16(a), vget_low_s16(b));
    last_pairs = vmlal_high_s16(last_pairs, a, b);
  }
  void store(std::int32_t* to) const { vst1q_s32(to, vpaddq_s32(first_pairs, last_pairs)); }
};

#else

/// For other processors: plain loops for the compiler to vectorise.
template <>
struct Int16Lanes<Plain> {
  struct Pairs {
    std::int16_t values[2 * Plain::lanes];
  };
  std::int32_t sums[Plain::lanes];

  static Int16Lanes zero() { return {}; }
  static Pairs load(const std::int16_t* pairs) {
    Pairs loaded;
    std::memcpy(loaded.values, pairs, sizeof loaded.values);
    return loaded;
  }
  static Pairs repeat(std::int32_t pair) {
    Pairs repeated;
    for (int i = 0; i < Plain::lanes; ++i) {
      std::memcpy(repeated.values + 2 * i, &pair, sizeof pair);
    }
    return repeated;
  }
  void add_products(Pairs a, Pairs b) {
    for (int i = 0; i < Plain::lanes; ++i) {
      sums[i] += a.values[2 * i] * b.values[2 * i] + a.values[2 * i + 1] * b.values[2 * i + 1];
    }
  }
  void store(std::int32_t* to) const { std::memcpy(to, sums, sizeof sums); }
};

#endif

/// `count` rounded up to whole groups of `vectors` vectors.
template <class Set>
constexpr std::ptrdiff_t whole_lanes(std::ptrdiff_t count, std::ptrdiff_t vectors = 1) {
  const std::ptrdiff_t group = vectors * Set::lanes;
  return (count + group - 1) / group * group;
}

/// Two neighbouring values as the pair that `Int16Lanes::repeat` takes.
inline std::int32_t pair_at(const std::int16_t* values) {
  std::int32_t pair;
  std::memcpy(&pair, values, sizeof pair);
  return pair;
}

}  // namespace scrawl::nn
