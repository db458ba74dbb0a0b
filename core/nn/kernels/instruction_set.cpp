#include "core/nn/kernels/instruction_set.hpp"

namespace scrawl::nn {

InstructionSet best_instruction_set() {
#ifdef SCRAWL_DISPATCH
  static const InstructionSet best = [] {
    __builtin_cpu_init();
    const bool avx512 = __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx512f") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
    if (avx512) return InstructionSet::avx512_vnni;
    return __builtin_cpu_supports("avx2") ? InstructionSet::avx2 : InstructionSet::sse2;
  }();
  return best;
#else
  return InstructionSet::own;
#endif
}

}  // namespace scrawl::nn
