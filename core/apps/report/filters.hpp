#pragma once

#include "core/apps/report/markup.hpp"
#include "core/nn/network.hpp"

namespace scrawl::apps::report {

/// Writes the kernels of the first layer as pictures, positive weights in one colour and negative
/// ones in another. Nothing if the first layer is no convolution of the picture.
void write_filters(Markup& page, const nn::Network<float>& network);

}  // namespace scrawl::apps::report
