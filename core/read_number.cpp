#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "core/ink/group.hpp"
#include "core/ink/image_ink.hpp"
#include "core/ink/layout.hpp"
#include "core/read_memory.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// Strokes, or pieces of ink, that fit into a mask, and more than a number written by hand has.
constexpr std::size_t most_pieces = 60;
/// How many partial groupings are kept at each stroke.
constexpr std::size_t beam = 64;
/// What one unit of geometry's log-odds is worth in units of the network's log-confidence.
constexpr double geometry_weight = 0.2;
/// What each digit costs in the same units, so that two halves of a 4 do not outweigh the whole.
constexpr double digit_cost = 1;
/// Confidences below this are all the same: no digit.
constexpr double least_confidence = 1e-4;
/// What is smaller than this part of the writing's height is a dot or a nick, no digit of its own
/// whatever the network, which sees it enlarged, takes it for.
constexpr double smallest_digit = 0.25;
/// Among the validation's glyphs that the network takes for no digits, digits had at least this
/// confidence in 15 of 25 cases, and other glyphs in 160 of 2,900.
constexpr double doubtful = 0.1;

using Mask = std::uint64_t;

struct Candidate {
  Mask pieces = 0;
  ReadDigit digit;
  double score = 0;
};

/// What reads some of the pieces, given by their places, as one digit.
using ReadPieces = std::function<ReadDigit(const std::vector<std::size_t>& pieces)>;

/// The places of the candidates that together have each piece exactly once with the highest score.
/// Every piece is in some candidate alone with pieces it cannot leave, so there is a solution.
std::vector<std::size_t> best_partition(const std::vector<Candidate>& candidates,
                                        std::size_t pieces) {
  struct Partial {
    double score = 0;
    std::vector<std::size_t> chosen;
  };
  // Partial groupings by the first piece that they still lack.
  std::vector<std::map<Mask, Partial>> waiting(pieces + 1);
  waiting[0][0] = {};
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    std::vector<std::pair<Mask, Partial>> partials(waiting[piece].begin(), waiting[piece].end());
    std::sort(partials.begin(), partials.end(), [](const auto& a, const auto& b) {
      return std::pair(-a.second.score, a.first) < std::pair(-b.second.score, b.first);
    });
    if (partials.size() > beam) partials.resize(beam);
    for (const auto& [covered, partial] : partials) {
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Mask mask = candidates[i].pieces;
        if (static_cast<std::size_t>(std::countr_zero(mask)) != piece || (mask & covered) != 0) {
          continue;
        }
        const Mask together = covered | mask;
        const double score = partial.score + candidates[i].score;
        auto& place = waiting[static_cast<std::size_t>(std::countr_one(together))];
        const auto known = place.find(together);
        if (known != place.end() && known->second.score >= score) continue;
        Partial extended{score, partial.chosen};
        extended.chosen.push_back(i);
        place[together] = std::move(extended);
      }
    }
    waiting[piece].clear();
  }
  return waiting[pieces].begin()->second.chosen;
}

/// A point or a comma is no digit, whatever the network, which sees it enlarged, takes it for.
void refuse(Answer& answer) {
  answer.state = State::not_a_digit;
  answer.confidence = 0;
  answer.non_digit = 1;
  std::fill(answer.probabilities.begin(), answer.probabilities.end(), 0);
}

std::vector<ReadDigit> read_digits(const ink::Layout& layout, const ReadPieces& read) {
  std::vector<Candidate> candidates;
  for (const ink::Group& group : ink::possible_groups(layout)) {
    Candidate candidate;
    for (const std::size_t piece : group.strokes) candidate.pieces |= Mask{1} << piece;
    candidate.digit = read(group.strokes);
    if (group.strokes.size() == 1 && layout.mark(group.strokes[0])) refuse(candidate.digit.answer);
    const ink::Box& box = candidate.digit.box;
    const bool speck =
        std::max(box.right - box.left, box.bottom - box.top) < smallest_digit * layout.height();
    const double confidence = speck ? 0 : candidate.digit.answer.confidence;
    candidate.score = geometry_weight * group.together - digit_cost +
                      std::log(std::max(confidence, least_confidence));
    candidates.push_back(std::move(candidate));
  }
  std::vector<ReadDigit> digits;
  for (const std::size_t i : best_partition(candidates, layout.count())) {
    digits.push_back(std::move(candidates[i].digit));
  }
  std::sort(digits.begin(), digits.end(), [](const ReadDigit& a, const ReadDigit& b) {
    return a.box.left / 2 + a.box.right / 2 < b.box.left / 2 + b.box.right / 2;
  });
  return digits;
}

bool readable(const ReadDigit& digit) {
  return digit.answer.state == State::digit || digit.answer.state == State::unsure;
}

/// Beside digits a glyph is more likely a digit than alone: where at least half of the glyphs are
/// digits, doubtful ones become unsure. Returns whether more than half can then be read.
bool trust_neighbours(std::vector<ReadDigit>& digits) {
  auto read = static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), readable));
  if (2 * read < digits.size()) return false;
  for (ReadDigit& digit : digits) {
    if (readable(digit) || digit.answer.confidence < doubtful) continue;
    digit.answer.state = State::unsure;
    ++read;
  }
  return 2 * read > digits.size();
}

/// What is said of all digits together.
Reading reading_of(std::vector<ReadDigit> digits) {
  Reading reading;
  if (digits.size() == 1) {
    reading.state = digits[0].answer.state;
  } else {
    reading.state = trust_neighbours(digits) ? State::number : State::not_a_digit;
  }
  reading.confidence = 1;
  for (const ReadDigit& digit : digits) {
    reading.text += readable(digit) ? std::to_string(digit.answer.label) : "?";
    reading.confidence *= digit.answer.confidence;
  }
  reading.digits = std::move(digits);
  return reading;
}

/// Reads what lies like this as a number, or, where it stands on several lines, says so: which of
/// its digits come one after another is then not told by their places from left to right.
Reading read_pieces(const ink::Layout& layout, const ReadPieces& read) {
  std::vector<ReadDigit> digits = read_digits(layout, read);
  std::vector<ink::Box> boxes;
  for (const ReadDigit& digit : digits) boxes.push_back(digit.box);
  if (!ink::on_several_lines(boxes, layout.height())) return reading_of(std::move(digits));
  std::vector<std::size_t> all(layout.count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  ReadDigit whole = read(all);
  refuse(whole.answer);
  Reading reading = reading_of({std::move(whole)});
  reading.state = State::several_lines;
  return reading;
}

}  // namespace

Reading Recogniser::read_number(const ink::Drawing& drawing) const {
  ReadMemory memory;
  return read_number(drawing, memory);
}

Reading Recogniser::read_number(const ink::Drawing& drawing, ReadMemory& memory) const {
  ink::Drawing visible;
  std::vector<int> places;
  for (std::size_t i = 0; i < drawing.size(); ++i) {
    if (!std::any_of(drawing[i].begin(), drawing[i].end(), ink::finite)) continue;
    visible.push_back(drawing[i]);
    places.push_back(static_cast<int>(i));
  }
  if (visible.empty()) return {};
  if (visible.size() > most_pieces) {
    return reading_of({{places, *ink::bounding_box(visible), read(visible)}});
  }
  Reading reading = read_pieces(ink::Layout(visible), [&](const auto& strokes) {
    ReadDigit digit;
    ink::Drawing part;
    for (const std::size_t stroke : strokes) {
      part.push_back(visible[stroke]);
      digit.strokes.push_back(places[stroke]);
    }
    digit.box = *ink::bounding_box(part);
    digit.answer = memory.answer(part, [&](const auto& unknown) { return read(unknown); });
    return digit;
  });
  memory.next();
  return reading;
}

Reading Recogniser::read_number(const ink::GreyImage& image) const {
  const ink::Preprocessing& preprocessing = model_.preprocessing;
  const ink::Box whole{0, 0, static_cast<float>(image.width), static_cast<float>(image.height)};
  if (image.width == preprocessing.size && image.height == preprocessing.size) {
    Answer answer = read(image);
    if (answer.state == State::blank) return {};
    return reading_of({{{}, whole, std::move(answer)}});
  }
  const ink::ImageInk ink(image);
  if (ink.count() == 0) return {};
  const auto read_some = [&](const std::vector<std::size_t>& pieces) {
    return ReadDigit{{}, ink.box(pieces), read(ink.picture(pieces, preprocessing))};
  };
  if (ink.count() > most_pieces) {
    std::vector<std::size_t> all(ink.count());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return reading_of({read_some(all)});
  }
  return read_pieces(ink.layout(), read_some);
}

}  // namespace scrawl
