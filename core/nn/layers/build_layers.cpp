#include <cstdint>
#include <initializer_list>
#include <type_traits>

#include "core/error.hpp"
#include "core/nn/architecture.hpp"
#include "core/nn/layers/all_layers.hpp"

namespace scrawl::nn {
namespace {

// An architecture may come from anywhere, so sizes are bounded before anything of that size is
// allocated, in 64 bits, which Index does not have everywhere.
constexpr std::int64_t most_values = 16 << 20;      // one sample's activations
constexpr std::int64_t most_parameters = 64 << 20;  // of the whole network

[[noreturn]] void fail(std::size_t place, const std::string& problem) {
  throw Error("layers[" + std::to_string(place) + "]", problem, {.layer = place});
}

std::string to_string(Shape shape) {
  return std::to_string(shape.height) + " x " + std::to_string(shape.width) + " x " +
         std::to_string(shape.channels);
}

/// Whether the product of positive factors, each below 2^31, is at most `limit`, below 2^32.
bool within(std::initializer_list<Index> factors, std::int64_t limit) {
  std::int64_t product = 1;
  for (const Index factor : factors) {
    product *= factor;
    if (product > limit) return false;
  }
  return true;
}

bool within(Shape shape, std::int64_t limit) {
  return within({shape.height, shape.width, shape.channels}, limit);
}

/// Makes a layer once it is sure that the layer fits its input: a type that does not fit any input
/// has a `check` of its own.
template <class T>
class Builder {
 public:
  Builder(std::size_t place, Shape input) : place_(place), input_(input) {}

  template <class Spec>
  std::unique_ptr<Layer<T>> operator()(const Spec& spec) const {
    using Made = LayerOf<T, Spec>;
    check(spec);
    // A layer without fields is made of its input's shape alone.
    if constexpr (std::is_constructible_v<Made, Spec, Shape>) {
      return std::make_unique<Made>(spec, input_);
    } else {
      return std::make_unique<Made>(input_);
    }
  }

 private:
  template <class Spec>
  void check(const Spec&) const {}
  void check(const Conv2dSpec& spec) const {
    if (!within({spec.kernel_height, spec.kernel_width, input_.channels, spec.filters},
                most_parameters))
      fail(place_, "the kernel is too large");
    const Conv2dGeometry geometry = conv2d_geometry(spec, input_);
    if (geometry.output.height < 1 || geometry.output.width < 1)
      fail(place_, "a kernel of " + std::to_string(spec.kernel_height) + " x " +
                       std::to_string(spec.kernel_width) + " does not fit an input of " +
                       to_string(input_) + "; use padding \"same\" or a smaller kernel");
    const auto [height, width, channels] = geometry.output;
    if (!within({height, width, geometry.patch()}, most_values))
      fail(place_, "too much work for an input of " + to_string(input_));
  }
  void check(const MaxPool2dSpec& spec) const {
    const Shape output = max_pool2d_geometry(spec, input_).output;
    if (output.height < 1 || output.width < 1)
      fail(place_, "a pool of " + std::to_string(spec.pool_height) + " x " +
                       std::to_string(spec.pool_width) + " does not fit an input of " +
                       to_string(input_));
  }
  void check(const DenseSpec& spec) const {
    if (!input_.flat())
      fail(place_, "dense needs a flat input, not " + to_string(input_) +
                       "; put flatten or global_average_pool before it");
    if (!within({input_.size(), spec.units}, most_parameters))
      fail(place_, "the kernel is too large");
  }

  std::size_t place_;
  Shape input_;
};

}  // namespace

template <class T>
std::vector<std::unique_ptr<Layer<T>>> build_layers(const Architecture& architecture) {
  if (!within(architecture.input, most_values))
    throw Error("the input of " + to_string(architecture.input) + " is too large");
  if (architecture.layers.empty()) throw Error("a network needs at least one layer");
  std::vector<std::unique_ptr<Layer<T>>> layers;
  Shape shape = architecture.input;
  std::int64_t parameters = 0;
  for (std::size_t place = 0; place < architecture.layers.size(); ++place) {
    layers.push_back(std::visit(Builder<T>(place, shape), architecture.layers[place]));
    shape = layers.back()->output_shape();
    if (!within(shape, most_values))
      fail(place, "the output of " + to_string(shape) + " is too large");
    for (const ParameterSpec& spec : layers.back()->parameters()) parameters += spec.size();
    if (parameters > most_parameters) fail(place, "the network has too many parameters");
  }
  if (!shape.flat())
    fail(layers.size() - 1,
         "the last layer must put out a flat vector, one value a class, not " + to_string(shape));
  return layers;
}

template std::vector<std::unique_ptr<Layer<float>>> build_layers<float>(const Architecture&);
template std::vector<std::unique_ptr<Layer<double>>> build_layers<double>(const Architecture&);

}  // namespace scrawl::nn
