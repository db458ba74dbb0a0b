#pragma once

#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/drawing.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// Reads strokes that may hold several digits each, in the order of time, as digits joined by the
/// pen: of all ways to cut them (`ink::cut`) the one of which the network is surest, in fewer than
/// a hundred readings. `height` is that of the writing. Each digit has its box, answer and parts;
/// the pen's way between two, or before and behind them, is left out. None where nothing is found.
std::vector<ReadDigit> read_joined(const ink::Drawing& strokes, double height,
                                   FunctionRef<Answer(const ink::Drawing&)> read);

}  // namespace scrawl
