#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/training/trainer.hpp"

namespace scrawl::apps {

/// The figures of all epochs, as CSV with a header or as a JSON object a line, by the ending of
/// `name`. Losses are means of the cross-entropy, accuracies 0..1; what is held out is numbered
/// where there is more than one set.
std::string history_as_text(std::span<const training::EpochEvent> history, std::string_view name);

}  // namespace scrawl::apps
