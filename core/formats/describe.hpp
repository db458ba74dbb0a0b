#pragma once

#include <string>
#include <vector>

#include "core/formats/foreign_model.hpp"
#include "core/json.hpp"

namespace scrawl::formats {

/// A layer as people are shown it.
struct LayerRow {
  std::string origin;  ///< what it is in the other program's file; empty for a model of ours
  std::string type;
  std::string shape;  ///< of its output: "26 x 26 x 30", "10"
  nn::Index parameters = 0;
};

/// Of a model, and what was found in its file, or null for one of ours.
std::vector<LayerRow> layer_rows(const Model& model, const ForeignModel* found);

/// Writes members of an object that has been begun: format, parameters, layers, pixels (with how
/// they were found, and how many check digits are read).
void describe(json::Writer& out, const Model& model, const ForeignModel* found,
              const Reading& reading);

}  // namespace scrawl::formats
