// What a program links that does not choose its layers itself.

#include "core/nn/layers/link_layers.hpp"

namespace scrawl::nn {

constinit const LinkedLayers linked_layers = link_layers<AllLayerTypes>();

}  // namespace scrawl::nn
