#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/training/trainer.hpp"

namespace scrawl::apps {

/// The figures of all epochs: CSV with a header if `name` ends with .csv, else one JSON object on
/// each line. Losses are mean cross-entropies, accuracies 0..1. With several validation sets, the
/// second and later ones are numbered.
std::string history_as_text(std::span<const training::EpochEvent> history, std::string_view name);

}  // namespace scrawl::apps
