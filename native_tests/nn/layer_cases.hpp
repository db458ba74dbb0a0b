#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/nn/architecture.hpp"
#include "core/nn/network.hpp"

/// What tests of every layer type go through.
namespace scrawl::nn::testing {

/// Visitor of a spec's fields: gives every one that must be given a small value.
struct SmallFields {
  void count(std::string_view, Index& value) const { value = 3; }
  void optional_count(std::string_view, Index&) const {}
  void window(std::string_view, Index&, Index&) const {}
  void window_as(std::string_view, Index&, Index&, std::string_view, Index, Index) const {}
  void padding(std::string_view, Padding&, Pads&) const {}
  void flag(std::string_view, bool&) const {}
  void number(std::string_view, double&, const NumberRange&) const {}
};

/// Visitor of a spec's fields: moves each away from its default, within its range.
struct OtherFields {
  void count(std::string_view, Index& value) const { value = 5; }
  void optional_count(std::string_view, Index& value) const { value = 2; }
  void window(std::string_view, Index& height, Index& width) const {
    height = 1;
    width = 2;
  }
  void window_as(std::string_view, Index& height, Index& width, std::string_view, Index,
                 Index) const {
    height = 2;
    width = 1;
  }
  void padding(std::string_view, Padding& value, Pads& pads) const {
    value = Padding::numbers;
    pads = {0, 1, 0, 0};
  }
  void flag(std::string_view, bool& value) const { value = !value; }
  void number(std::string_view, double& value, const NumberRange& range) const {
    value = range.low + (range.high - range.low) / 4;
  }
};

/// Calls `test(spec, name)` with each layer type, once as it begins and once with all fields moved.
template <class Test>
void for_each_case(Test test) {
  for_each_layer_type([&](auto spec) {
    using Spec = decltype(spec);
    const SmallFields small;
    visit_all_fields(spec, small);
    test(LayerSpec(spec), std::string(Spec::type));
    Spec other;
    const OtherFields moved;
    visit_all_fields(other, moved);
    test(LayerSpec(other), std::string(Spec::type) + ", all fields moved");
  });
}

/// An image that the layer takes, or a vector where it takes no image.
inline Shape input_for(const LayerSpec& spec) {
  const Shape image{6, 5, 2}, vector{1, 1, 7};
  try {
    build_layers<double>({image, {spec, FlattenSpec{}}, Head::softmax});
    return image;
  } catch (const scrawl::Error&) {
    return vector;
  }
}

/// The layer between two others, so that it is neither the first nor the last.
inline Architecture around(const LayerSpec& spec) {
  Architecture architecture{input_for(spec), {}, Head::softmax};
  if (architecture.input.flat()) {
    architecture.layers = {DenseSpec{7}, spec};
  } else {
    architecture.layers = {Conv2dSpec{.filters = 2, .padding = Padding::same}, spec};
  }
  architecture.layers.insert(architecture.layers.end(), {FlattenSpec{}, DenseSpec{10}});
  return architecture;
}

}  // namespace scrawl::nn::testing
