// The layers that the page's first module links: those of the networks that come with the page, and
// of most others. For the rest the page fetches a module that links all layers.

#include "core/nn/layers/link_layers.hpp"

namespace scrawl::nn {

constinit const LinkedLayers linked_layers =
    link_layers<LayerTypes<Conv2dSpec, BatchNorm2dSpec, ReluSpec, LeakyReluSpec, MaxPool2dSpec,
                           GlobalAveragePoolSpec, FlattenSpec, DenseSpec, DropoutSpec>>();

}  // namespace scrawl::nn
