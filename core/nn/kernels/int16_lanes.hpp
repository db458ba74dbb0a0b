#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

/// Vectors of 32-bit sums of products of pairs of 16-bit integers: one instruction multiplies two
/// pairs in each lane and adds their products, twice the multiply-adds of floats in the same width.
/// The only code with intrinsics, because Eigen has no packet for this. WebAssembly takes the SSE2
/// branch, which Emscripten's headers translate (`i32x4.dot_i16x8_s`).
namespace scrawl::nn {

#if defined(__AVX512BW__)

struct Int16Lanes {
  static constexpr int count = 16;
  __m512i sums;

  static Int16Lanes zero() { return {_mm512_setzero_si512()}; }
  static Int16Lanes load(const std::int16_t* pairs) { return {_mm512_loadu_si512(pairs)}; }
  static Int16Lanes repeat(std::int32_t pair) { return {_mm512_set1_epi32(pair)}; }
  void add_products(Int16Lanes a, Int16Lanes b) {
#if defined(__AVX512VNNI__)
    sums = _mm512_dpwssd_epi32(sums, a.sums, b.sums);  // both steps in one instruction
#else
    sums = _mm512_add_epi32(sums, _mm512_madd_epi16(a.sums, b.sums));
#endif
  }
  void store(std::int32_t* to) const {
    _mm512_storeu_si512(to, sums);
  }
};

#elif defined(__AVX2__)

struct Int16Lanes {
  static constexpr int count = 8;
  __m256i sums;

  static Int16Lanes zero() { return {_mm256_setzero_si256()}; }
  static Int16Lanes load(const std::int16_t* pairs) {
    return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(pairs))};
  }
  static Int16Lanes repeat(std::int32_t pair) { return {_mm256_set1_epi32(pair)}; }
  void add_products(Int16Lanes a, Int16Lanes b) {
#if defined(__AVXVNNI__)
    sums = _mm256_dpwssd_avx_epi32(sums, a.sums, b.sums);
#else
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(a.sums, b.sums));
#endif
  }
  void store(std::int32_t* to) const {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sums);
  }
};

#elif defined(__SSE2__)

struct Int16Lanes {
  static constexpr int count = 4;
  __m128i sums;

  static Int16Lanes zero() { return {_mm_setzero_si128()}; }
  static Int16Lanes load(const std::int16_t* pairs) {
    return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(pairs))};
  }
  static Int16Lanes repeat(std::int32_t pair) { return {_mm_set1_epi32(pair)}; }
  void add_products(Int16Lanes a, Int16Lanes b) {
    sums = _mm_add_epi32(sums, _mm_madd_epi16(a.sums, b.sums));
  }
  void store(std::int32_t* to) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), sums); }
};

#else

/// For other processors: plain loops for the compiler to vectorise.
struct Int16Lanes {
  static constexpr int count = 4;
  struct Pair {
    std::int16_t first, second;
  };
  union {
    std::int32_t sums[count];
    Pair pairs[count];
  };

  static Int16Lanes zero() { return {{{}}}; }
  static Int16Lanes load(const std::int16_t* pairs) {
    Int16Lanes lanes;
    std::memcpy(lanes.pairs, pairs, sizeof lanes.pairs);
    return lanes;
  }
  static Int16Lanes repeat(std::int32_t pair) {
    Int16Lanes lanes;
    for (Pair& each : lanes.pairs) std::memcpy(&each, &pair, sizeof pair);
    return lanes;
  }
  void add_products(Int16Lanes a, Int16Lanes b) {
    for (int i = 0; i < count; ++i) {
      sums[i] += a.pairs[i].first * b.pairs[i].first + a.pairs[i].second * b.pairs[i].second;
    }
  }
  void store(std::int32_t* to) const { std::memcpy(to, sums, sizeof sums); }
};

#endif

/// `count` rounded up to whole groups of `vectors` vectors.
constexpr std::ptrdiff_t whole_lanes(std::ptrdiff_t count, std::ptrdiff_t vectors = 1) {
  const std::ptrdiff_t group = vectors * Int16Lanes::count;
  return (count + group - 1) / group * group;
}

/// Two neighbouring values as the pair that `Int16Lanes::repeat` takes.
inline std::int32_t pair_at(const std::int16_t* values) {
  std::int32_t pair;
  std::memcpy(&pair, values, sizeof pair);
  return pair;
}

}  // namespace scrawl::nn
