#pragma once

#include "core/nn/layer_specs.hpp"
#include "core/nn/layers/batch_norm2d_layer.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/dense_layer.hpp"
#include "core/nn/layers/dropout_layer.hpp"
#include "core/nn/layers/flatten_layer.hpp"
#include "core/nn/layers/global_average_pool_layer.hpp"
#include "core/nn/layers/leaky_relu_layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"
#include "core/nn/layers/relu_layer.hpp"

namespace scrawl::nn {

// Which class computes what a spec describes. Declarations only, for `LayerOf`.
template <class T>
BatchNorm2dLayer<T> layer_of(const BatchNorm2dSpec&);
template <class T>
Conv2dLayer<T> layer_of(const Conv2dSpec&);
template <class T>
DenseLayer<T> layer_of(const DenseSpec&);
template <class T>
DropoutLayer<T> layer_of(const DropoutSpec&);
template <class T>
FlattenLayer<T> layer_of(const FlattenSpec&);
template <class T>
GlobalAveragePoolLayer<T> layer_of(const GlobalAveragePoolSpec&);
template <class T>
LeakyReluLayer<T> layer_of(const LeakyReluSpec&);
template <class T>
MaxPool2dLayer<T> layer_of(const MaxPool2dSpec&);
template <class T>
ReluLayer<T> layer_of(const ReluSpec&);

template <class T, class Spec>
using LayerOf = decltype(layer_of<T>(Spec{}));

}  // namespace scrawl::nn
