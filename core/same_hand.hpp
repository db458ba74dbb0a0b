#pragma once

#include <span>

#include "core/model/model.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// Judges a page's doubtful digits by its sure ones, because one hand wrote them: a digit that may
/// be a 7 or a 1 is the likelier a 7 the more it looks to the network like this page's 7s and the
/// less like its 1s (style-consistent classification: P. Sarkar, G. Nagy, IEEE Transactions on
/// Pattern Analysis and Machine Intelligence 27(1), 2005). Only moves probability between a digit's
/// two most probable labels, where the page has sure digits of both; what is no digit stays so.
/// `model` is the one that read the digits.
void judge_by_hand(std::span<ReadDigit> digits, const Model& model);

}  // namespace scrawl
