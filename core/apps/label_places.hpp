#pragma once

#include <span>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/drawing.hpp"

namespace scrawl::apps {

/// What is to stand beside a frame.
struct Label {
  ink::Box frame;
  float width = 0, height = 0;
};

/// Where labels lie, in their order: each at a side of its frame, where it covers least of the
/// other frames, of earlier labels and of what `inked` says, the area of ink in a box. Inside
/// `picture` rather than beyond its sides, and there rather than on something. A label that would
/// cover something wherever it lies is made smaller, to at least `smallest` of its size.
std::vector<ink::Box> place_labels(std::span<const Label> labels, const ink::Box& picture,
                                   float smallest, FunctionRef<float(const ink::Box&)> inked);

}  // namespace scrawl::apps
