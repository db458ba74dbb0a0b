#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/formats/foreign_model.hpp"
#include "core/model/model.hpp"

namespace scrawl::apps {

/// What `convert` has done. Views what its caller owns.
struct Conversion {
  std::string input, output;
  const Model& model;
  const formats::ForeignModel* found;  ///< null for a model of ours; its own model is moved away
};

/// The layers with shapes and parameters, the pixels and how they were found, and how well the
/// check digits are read.
void print_conversion(std::ostream& out, const Conversion& conversion);
std::string conversion_as_json(const Conversion& conversion);

/// What is better known before such a model is used; one sentence each.
std::vector<std::string> warnings_of(const Conversion& conversion);

}  // namespace scrawl::apps
