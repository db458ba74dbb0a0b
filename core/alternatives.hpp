#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/recogniser.hpp"

namespace scrawl {

/// What a line of these digits may say, given the text of the most probable labels and the
/// probability that its ink is grouped so: that text, and the text with each digit's runner-up in
/// its place.
std::vector<Alternative> alternatives_of(std::span<const ReadDigit> digits, const std::string& text,
                                         double grouped);

/// What two lines one below the other may say together.
std::vector<Alternative> joined(const std::vector<Alternative>& upper,
                                const std::vector<Alternative>& lower);

/// The most probable ones first, each text once, and no more than are worth telling.
void keep_best(std::vector<Alternative>& alternatives);

}  // namespace scrawl
