#include "core/nn/inference_plan.hpp"

#include <algorithm>
#include <memory>

#include "core/nn/linked_layers.hpp"
#include "core/nn/plan_builder.hpp"

namespace scrawl::nn {

InferencePlan InferencePlan::in_integers(const Network<float>& network) {
  return in_integers_for(network, best_instruction_set());
}

InferencePlan InferencePlan::in_integers_for(const Network<float>& network, InstructionSet set) {
  return linked_layers.plan(network, set);
}

InferencePlan InferencePlan::in_floats(const Network<float>& network) {
  InferencePlan plan(network.classes());
  const auto workspace = std::make_shared<Workspace<float>>();
  plan.add_step(
      plan.classes_, [network, workspace](const float* input, float* output, InferenceMemory&) {
        const auto logits = network.infer({input, 1, network.input_shape().size()}, *workspace);
        std::copy_n(logits.data(), logits.size(), output);
      });
  return plan;
}

std::span<const float> InferencePlan::run(std::span<const float> sample,
                                          InferenceMemory& memory) const {
  for (auto& values : memory.values) {
    if (values.size() < std::size_t(largest_)) values.resize(std::size_t(largest_));
  }
  if (memory.image.size() < std::size_t(image_)) memory.image.resize(std::size_t(image_));
  const float* current = sample.data();
  std::size_t to = 0;
  for (const auto& step : steps_) {
    step->run(current, memory.values[to].data(), memory);
    current = memory.values[to].data();
    to = 1 - to;
  }
  return {current, static_cast<std::size_t>(classes_)};
}

}  // namespace scrawl::nn
