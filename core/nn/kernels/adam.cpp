#include "core/nn/kernels/adam.hpp"

#include <algorithm>

#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

using namespace Eigen::internal;

/// A moment below this changes no weight, but where inputs are always zero, as at a picture's
/// border, the moments shrink without end, and processors take some hundred times as long for the
/// numbers below the smallest normal one.
template <class T>
EIGEN_STRONG_INLINE Packet<T> without_negligible(const Packet<T>& moment) {
  const Packet<T> least = pset1<Packet<T>>(T(1e-30));
  return pandnot(moment, pcmp_lt(pabs(moment), least));
}

template <class T>
EIGEN_STRONG_INLINE void update_packet(const AdamStep<T>& step, const T* gradient, T* first_moment,
                                       T* second_moment, T* weights) {
  const auto all = [](T value) { return pset1<Packet<T>>(value); };
  const Packet<T> g = ploadu<Packet<T>>(gradient);
  const Packet<T> old_m = ploadu<Packet<T>>(first_moment);
  const Packet<T> old_v = ploadu<Packet<T>>(second_moment);
  const Packet<T> m = without_negligible<T>(pmadd(psub(g, old_m), all(step.first), old_m));
  const Packet<T> v =
      without_negligible<T>(pmadd(psub(pmul(g, g), old_v), all(step.second), old_v));
  pstoreu(first_moment, m);
  pstoreu(second_moment, v);
  const Packet<T> change = pdiv(pmul(m, all(step.rate)), padd(psqrt(v), all(step.epsilon)));
  pstoreu(weights, psub(pmul(ploadu<Packet<T>>(weights), all(step.kept)), change));
}

}  // namespace

template <class T>
void adam_update(const AdamStep<T>& step, const T* gradient, T* first_moment, T* second_moment,
                 T* weights, Index count) {
  constexpr Index size = packet_size<T>;
  Index i = 0;
  for (; i + size <= count; i += size) {
    update_packet(step, gradient + i, first_moment + i, second_moment + i, weights + i);
  }
  if (i == count) return;
  // The last values go through a packet, too: single numbers may be rounded otherwise.
  const Index rest = count - i;
  T g[size] = {}, m[size] = {}, v[size] = {}, w[size] = {};
  std::copy_n(gradient + i, rest, g);
  std::copy_n(first_moment + i, rest, m);
  std::copy_n(second_moment + i, rest, v);
  std::copy_n(weights + i, rest, w);
  update_packet(step, g, m, v, w);
  std::copy_n(m, rest, first_moment + i);
  std::copy_n(v, rest, second_moment + i);
  std::copy_n(w, rest, weights + i);
}

template void adam_update(const AdamStep<float>&, const float*, float*, float*, float*, Index);
template void adam_update(const AdamStep<double>&, const double*, double*, double*, double*, Index);

}  // namespace scrawl::nn
