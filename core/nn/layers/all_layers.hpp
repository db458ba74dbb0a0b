#pragma once

#include "core/nn/layer_specs.hpp"
#include "core/nn/layers/activation_layer.hpp"
#include "core/nn/layers/average_pool2d_layer.hpp"
#include "core/nn/layers/batch_norm_layer.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/dense_layer.hpp"
#include "core/nn/layers/depthwise_conv2d_layer.hpp"
#include "core/nn/layers/dilated_conv2d_layer.hpp"
#include "core/nn/layers/dropout_layer.hpp"
#include "core/nn/layers/flatten_layer.hpp"
#include "core/nn/layers/global_average_pool_layer.hpp"
#include "core/nn/layers/leaky_relu_layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"
#include "core/nn/layers/padded_max_pool2d_layer.hpp"
#include "core/nn/layers/relu_layer.hpp"

namespace scrawl::nn {

// Which class computes what a spec describes. Declarations only, for `LayerOf`.
template <class T>
AveragePool2dLayer<T> layer_of(const AveragePool2dSpec&);
template <class T, bool images>
BatchNormLayer<T, BatchNormSpec<images>> layer_of(const BatchNormSpec<images>&);
template <class T>
Conv2dLayer<T> layer_of(const Conv2dSpec&);
template <class T>
DenseLayer<T> layer_of(const DenseSpec&);
template <class T>
DepthwiseConv2dLayer<T> layer_of(const DepthwiseConv2dSpec&);
template <class T>
DropoutLayer<T> layer_of(const DropoutSpec&);
template <class T>
ActivationLayer<T, EluSpec> layer_of(const EluSpec&);
template <class T>
FlattenLayer<T> layer_of(const FlattenSpec&);
template <class T>
ActivationLayer<T, GeluSpec> layer_of(const GeluSpec&);
template <class T>
GlobalAveragePoolLayer<T> layer_of(const GlobalAveragePoolSpec&);
template <class T>
LeakyReluLayer<T> layer_of(const LeakyReluSpec&);
template <class T>
MaxPool2dLayer<T> layer_of(const MaxPool2dSpec&);
template <class T>
ReluLayer<T> layer_of(const ReluSpec&);
template <class T>
ActivationLayer<T, SigmoidSpec> layer_of(const SigmoidSpec&);
template <class T>
ActivationLayer<T, SwishSpec> layer_of(const SwishSpec&);
template <class T>
ActivationLayer<T, TanhSpec> layer_of(const TanhSpec&);

template <class T, class Spec>
using LayerOf = decltype(layer_of<T>(Spec{}));

// Likewise for a spec that is `rare()`.
template <class T>
DilatedConv2dLayer<T> rare_layer_of(const Conv2dSpec&);
template <class T>
PaddedMaxPool2dLayer<T> rare_layer_of(const MaxPool2dSpec&);

template <class T, class Spec>
using RareLayerOf = decltype(rare_layer_of<T>(Spec{}));

/// Calls `action(pointer to the layer's class)`, a null pointer, with the class that computes what
/// a spec describes. A rare one only if `Types` are all types.
template <class T, class Types, class Spec, class Action>
void with_layer_class(const Spec& spec, Action action) {
  if constexpr (Types::all && has_rare_fields<Spec>) {
    if (spec.rare()) return action(static_cast<const RareLayerOf<T, Spec>*>(nullptr));
  }
  action(static_cast<const LayerOf<T, Spec>*>(nullptr));
}

}  // namespace scrawl::nn
