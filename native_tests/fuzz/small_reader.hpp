#pragma once

#include "core/recogniser.hpp"

namespace scrawl::fuzz {

/// A recogniser that is quick and says something else of each picture: what its answers are is
/// of no matter to those who part writing into digits.
inline const Recogniser& small_reader() {
  static const Recogniser reader = [] {
    Random random(3);
    const nn::Conv2dSpec conv{.filters = 4, .stride_height = 4, .stride_width = 4};
    Model model =
        untrained_model({{28, 28, 1}, {conv, nn::ReluSpec{}, nn::FlattenSpec{}, nn::DenseSpec{11}}},
                        random, "fuzz");
    constexpr float decided = 4;  // answers from unsure to sure
    for (float& weight : model.network.weights()) weight *= decided;
    model.weight_type = WeightType::int8;
    return Recogniser(std::move(model));
  }();
  return reader;
}

}  // namespace scrawl::fuzz
