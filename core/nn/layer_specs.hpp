#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "core/nn/tensor.hpp"

/// What each layer is before its input shape is known: one struct a layer type, and at the end of
/// this file the list of them. Everything that is asked of all types goes through that list, so
/// that the compiler or a test names what a new one lacks (see CONTRIBUTING.md).
///
/// A spec says its name in JSON, `type`, and its fields there, in order: `fields` calls `visit` for
/// each with its key, its value and what it may be. Reading, writing and describing an architecture
/// are three visitors of the same calls:
///
///     visit.count(key, value)                  a whole number that must be given
///     visit.window(key, height, width)         [height, width]
///     visit.window_as(key, height, width, of)  likewise; a missing one is that of the field `of`,
///                                              which comes before and is handed over behind it
///     visit.choice(key, value, names)          an enum by the names of its values
///     visit.flag(key, value)                   true or false
///     visit.number(key, value, range)          any number of a range
///
/// What a spec begins with is the default where a field is missing.
namespace scrawl::nn {

// Far above anything sensible, and small enough that products of a few of them fit 64 bits. Whether
// the sizes make sense together is for build_layers to judge.
constexpr std::int64_t largest_image_side = 4096;
constexpr std::int64_t largest_count = 65536;  // channels, filters, units
constexpr std::int64_t largest_window = 64;    // kernels, pools, strides

/// Both ends are in it; `text` is what to call it.
struct NumberRange {
  double low, high;
  std::string_view text;  ///< making it of the numbers would cost the page's first module 5 KB
};

enum class Padding { valid, same };  ///< `same` as Keras: output = ceil(input / stride)
constexpr std::string_view padding_names[] = {"valid", "same"};

struct Conv2dSpec {
  static constexpr std::string_view type = "conv2d";
  Index filters = 0;
  Index kernel_height = 3, kernel_width = 3;
  Index stride_height = 1, stride_width = 1;
  Padding padding = Padding::valid;
  bool bias = true;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.count("filters", self.filters);
    visit.window("kernel", self.kernel_height, self.kernel_width);
    visit.window("stride", self.stride_height, self.stride_width);
    visit.choice("padding", self.padding, padding_names);
    visit.flag("bias", self.bias);
  }
};

struct MaxPool2dSpec {
  static constexpr std::string_view type = "max_pool2d";
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.window("pool", self.pool_height, self.pool_width);
    visit.window_as("stride", self.stride_height, self.stride_width, "pool", self.pool_height,
                    self.pool_width);
  }
};

struct DenseSpec {
  static constexpr std::string_view type = "dense";
  Index units = 0;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.count("units", self.units);
  }
};

struct ReluSpec {
  static constexpr std::string_view type = "relu";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct LeakyReluSpec {
  static constexpr std::string_view type = "leaky_relu";
  double slope = 0.3;  ///< of negative values

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.number("slope", self.slope, {0, 1, "[0, 1]"});
  }
};

struct FlattenSpec {
  static constexpr std::string_view type = "flatten";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct BatchNorm2dSpec {
  static constexpr std::string_view type = "batch_norm2d";
  double momentum = 0.99;  ///< running = momentum * running + (1 - momentum) * batch
  double epsilon = 1e-3;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.number("momentum", self.momentum, {0, 1, "[0, 1]"});
    visit.number("epsilon", self.epsilon, {1e-12, 1, "[1e-12, 1]"});
  }
};

struct DropoutSpec {
  static constexpr std::string_view type = "dropout";
  double rate = 0.5;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.number("rate", self.rate, {0, 0.99, "[0, 0.99]"});
  }
};

struct GlobalAveragePoolSpec {
  static constexpr std::string_view type = "global_average_pool";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

/// The list of all layer types, in the order in which they are offered to people.
using LayerSpec = std::variant<Conv2dSpec, BatchNorm2dSpec, ReluSpec, LeakyReluSpec, MaxPool2dSpec,
                               GlobalAveragePoolSpec, FlattenSpec, DenseSpec, DropoutSpec>;

/// Calls `action` with a spec of each type, as it begins.
template <class Action>
void for_each_layer_type(Action action) {
  [&]<class... Specs>(std::variant<Specs...>*) {
    (action(Specs{}), ...);
  }(static_cast<LayerSpec*>(nullptr));
}

}  // namespace scrawl::nn
