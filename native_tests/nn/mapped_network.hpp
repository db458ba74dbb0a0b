#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/nn/network.hpp"

/// Networks for the tests of what is shown of a network's inside.
namespace scrawl::testing {

/// Of 9 x 8 pixels in 2 channels. Ends with the mean of each map, because a network must end flat.
/// To its weights a random number between the bounds is added, so that biases are not 0.
inline nn::Network<float> mapped_network(const std::string& layers, double low, double high) {
  Random random(7);
  nn::Network<float> network(nn::parse_architecture(R"({"input": [9, 8, 2], "layers": [)" + layers +
                                                        R"(, {"type": "global_average_pool"}]})",
                                                    "test"),
                             random);
  for (float& weight : network.weights()) weight += static_cast<float>(random.uniform(low, high));
  return network;
}

/// An input with values between -1 and 1.
inline std::vector<float> random_input(const nn::Network<float>& network) {
  Random random(8);
  std::vector<float> values(static_cast<std::size_t>(network.input_shape().size()));
  for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
  return values;
}

}  // namespace scrawl::testing
