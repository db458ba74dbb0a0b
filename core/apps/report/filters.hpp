#pragma once

#include "core/apps/report/markup.hpp"
#include "core/nn/network.hpp"

namespace scrawl::apps::report {

/// What the network looks for first: the kernels of a convolution that reads the picture, what
/// speaks for a filter in one colour and what speaks against it in another. Nothing for other
/// networks.
void write_filters(Markup& page, const nn::Network<float>& network);

}  // namespace scrawl::apps::report
