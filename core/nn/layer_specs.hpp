#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>
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
///     visit.optional_count(key, value)         one with a default
///     visit.window(key, height, width)         [height, width]
///     visit.window_as(key, height, width, of)  likewise; a missing one is that of the field `of`,
///                                              which comes before and is handed over behind it
///     visit.padding(key, value, pads)          "valid", "same" or [top, left, bottom, right]
///     visit.flag(key, value)                   true or false
///     visit.number(key, value, range)          any number of a range
///
/// What a spec begins with is the default where a field is missing. `rare_fields`, in the same way,
/// are those that few networks need: they are written only of a spec that is `rare()`, where one of
/// them is not at its default, and a program that does not link all layers does not read them (see
/// linked_layers.hpp).
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

/// What is added around an image: nothing, what makes the output ceil(input / stride) as in Keras,
/// or what `Pads` says.
enum class Padding { valid, same, numbers };
constexpr std::string_view padding_names[] = {"valid", "same"};
struct Pads {
  Index top = 0, left = 0, bottom = 0, right = 0;
};

struct Conv2dSpec {
  static constexpr std::string_view type = "conv2d";
  Index filters = 0;
  Index kernel_height = 3, kernel_width = 3;
  Index stride_height = 1, stride_width = 1;
  Padding padding = Padding::valid;
  bool bias = true;
  Pads pads = {};
  Index dilation_height = 1, dilation_width = 1;  ///< from one tap of the kernel to the next

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.count("filters", self.filters);
    visit.window("kernel", self.kernel_height, self.kernel_width);
    visit.window("stride", self.stride_height, self.stride_width);
    visit.padding("padding", self.padding, self.pads);
    visit.flag("bias", self.bias);
  }
  template <class Self, class Visitor>
  static void rare_fields(Self& self, Visitor& visit) {
    visit.window("dilation", self.dilation_height, self.dilation_width);
  }
  bool rare() const { return dilation_height > 1 || dilation_width > 1; }
};

/// Each channel is convolved by itself, with `multiplier` kernels.
struct DepthwiseConv2dSpec {
  static constexpr std::string_view type = "depthwise_conv2d";
  Index kernel_height = 3, kernel_width = 3;
  Index stride_height = 1, stride_width = 1;
  Padding padding = Padding::valid;
  Pads pads = {};
  Index dilation_height = 1, dilation_width = 1;
  Index multiplier = 1;
  bool bias = true;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.window("kernel", self.kernel_height, self.kernel_width);
    visit.window("stride", self.stride_height, self.stride_width);
    visit.padding("padding", self.padding, self.pads);
    visit.window("dilation", self.dilation_height, self.dilation_width);
    visit.optional_count("multiplier", self.multiplier);
    visit.flag("bias", self.bias);
  }
};

struct MaxPool2dSpec {
  static constexpr std::string_view type = "max_pool2d";
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;
  Padding padding = Padding::valid;  ///< with what is less than any number
  Pads pads = {};

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.window("pool", self.pool_height, self.pool_width);
    visit.window_as("stride", self.stride_height, self.stride_width, "pool", self.pool_height,
                    self.pool_width);
  }
  template <class Self, class Visitor>
  static void rare_fields(Self& self, Visitor& visit) {
    visit.padding("padding", self.padding, self.pads);
  }
  bool rare() const { return padding != Padding::valid; }
};

struct AveragePool2dSpec {
  static constexpr std::string_view type = "average_pool2d";
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;
  Padding padding = Padding::valid;
  Pads pads = {};
  bool count_padding = false;  ///< whether the padding's zeros count in the mean

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.window("pool", self.pool_height, self.pool_width);
    visit.window_as("stride", self.stride_height, self.stride_width, "pool", self.pool_height,
                    self.pool_width);
    visit.padding("padding", self.padding, self.pads);
    visit.flag("count_padding", self.count_padding);
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

struct EluSpec {
  static constexpr std::string_view type = "elu";
  double alpha = 1;  ///< what it comes to far below 0, negated

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.number("alpha", self.alpha, {0, 100, "[0, 100]"});
  }
};

struct TanhSpec {
  static constexpr std::string_view type = "tanh";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct SigmoidSpec {
  static constexpr std::string_view type = "sigmoid";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct SwishSpec {  ///< also called SiLU: x times its sigmoid
  static constexpr std::string_view type = "swish";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

struct GeluSpec {
  static constexpr std::string_view type = "gelu";
  bool approximate = false;  ///< by tanh

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.flag("approximate", self.approximate);
  }
};

struct FlattenSpec {
  static constexpr std::string_view type = "flatten";
  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
};

/// Of images or of vectors.
template <bool images>
struct BatchNormSpec {
  static constexpr std::string_view type = images ? "batch_norm2d" : "batch_norm1d";
  double momentum = 0.99;  ///< running = momentum * running + (1 - momentum) * batch
  double epsilon = 1e-3;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit.number("momentum", self.momentum, {0, 1, "[0, 1]"});
    visit.number("epsilon", self.epsilon, {1e-12, 1, "[1e-12, 1]"});
  }
};

using BatchNorm1dSpec = BatchNormSpec<false>;
using BatchNorm2dSpec = BatchNormSpec<true>;

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
using LayerSpec =
    std::variant<Conv2dSpec, DepthwiseConv2dSpec, BatchNorm2dSpec, ReluSpec, LeakyReluSpec, EluSpec,
                 TanhSpec, SigmoidSpec, SwishSpec, GeluSpec, MaxPool2dSpec, AveragePool2dSpec,
                 GlobalAveragePoolSpec, FlattenSpec, DenseSpec, BatchNorm1dSpec, DropoutSpec>;

template <class Spec>
constexpr bool has_rare_fields = requires(const Spec& spec) {
  spec.rare();
};

/// Visits all fields, the rare ones, too.
template <class Spec, class Visitor>
void visit_all_fields(Spec& spec, Visitor& visitor) {
  std::remove_const_t<Spec>::fields(spec, visitor);
  if constexpr (has_rare_fields<Spec>) std::remove_const_t<Spec>::rare_fields(spec, visitor);
}

/// Some of the layer types.
template <class... Specs>
struct LayerTypes {
  static constexpr bool all = sizeof...(Specs) == std::variant_size_v<LayerSpec>;

  /// Calls `action` with a spec of each type, as it begins.
  template <class Action>
  static void for_each(Action action) {
    (action(Specs{}), ...);
  }
  /// Calls `visitor` with what `spec` holds. Returns whether that is one of the types. Unlike
  /// std::visit, it makes no code for the other ones.
  template <class Visitor>
  static bool visit(Visitor&& visitor, const LayerSpec& spec) {
    const auto is = [&]<class Spec>(const Spec* held) {
      if (held) visitor(*held);
      return held != nullptr;
    };
    return (is(std::get_if<Specs>(&spec)) || ...);
  }
};

template <class... Specs>
LayerTypes<Specs...> types_of(const std::variant<Specs...>&);  // a declaration only
using AllLayerTypes = decltype(types_of(LayerSpec()));

/// Calls `action` with a spec of each type, as it begins.
template <class Action>
void for_each_layer_type(Action action) {
  AllLayerTypes::for_each(action);
}

}  // namespace scrawl::nn
