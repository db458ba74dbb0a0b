#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"
#include "core/model/model.hpp"
#include "core/nn/inference_plan.hpp"

namespace scrawl {

enum class State {
  blank,   ///< nothing drawn: nothing is predicted
  digit,   ///< one digit, confidently
  unsure,  ///< one digit, but a second one is close
  not_a_digit,
  number,         ///< several digits
  several_lines,  ///< digits above others: no number that could be read from left to right
};
/// "blank", "digit", "unsure", "not-a-digit", "number", "several-lines".
std::string_view to_string(State state);

/// What is said about one digit's worth of ink.
struct Answer {
  State state = State::blank;
  int label = -1;                     ///< most probable digit 0..9; -1 when blank
  int runner_up = -1;                 ///< the second; -1 when blank
  double confidence = 0;              ///< calibrated probability of `label`
  std::vector<double> probabilities;  ///< of the ten digits, 0..9; empty when blank
  double non_digit = 0;               ///< of all classes that are no digits; 0 without such classes
  ink::Picture picture;               ///< what the network saw
};

/// One digit of a number.
struct ReadDigit {
  std::vector<int> strokes;  ///< which of the drawing's, ascending; none in an image
  ink::Box box;              ///< around its points, in the coordinates of drawing or image
  Answer answer;
};

/// What is said about a drawing or image that may hold several digits.
struct Reading {
  /// `number` for two digits or more, of which more than half can be read; else what is said about
  /// the only one, or `not_a_digit`. What stands on several lines is one glyph that is no digit.
  State state = State::blank;
  /// From left to right, "?" for what is no digit, as points and commas are.
  std::string text;
  double confidence = 0;          ///< that all of `text` is right: the digits' multiplied
  std::vector<ReadDigit> digits;  ///< from left to right; empty when blank
};

class ReadMemory;

/// The facade that page, command line and tests all call: bytes of a model in, drawing in, answer
/// out. Reading is const and keeps nothing of the drawing; buffers inside are reused, so one
/// recogniser serves one thread.
class Recogniser {
 public:
  /// Reads as exactly as the model is stored: in floats with f32 weights, else by a plan of 16-bit
  /// integers. Throws `Error` for a model that does not read pictures of its own preprocessing's
  /// size, has not one name for each of its network's outputs, or lacks one of the ten digits.
  explicit Recogniser(Model model);
  /// The same with a given way to make the plan.
  using MakePlan = nn::InferencePlan(const nn::Network<float>&);
  Recogniser(Model model, MakePlan& make_plan);
  // Movable; a copy would read in the same buffers.
  Recogniser(Recogniser&&) = default;
  Recogniser& operator=(Recogniser&&) = default;

  const Model& model() const { return model_; }

  /// `scrawl::check_itself` with the recogniser's own plan, which must be one in integers: for a
  /// model that was read without it.
  void check_itself(std::string_view source) const { scrawl::check_itself(model_, plan_, source); }

  Answer read(const ink::Drawing& drawing) const;
  Answer read(const ink::GreyImage& image) const;
  /// A picture that has been prepared already (a row of MNIST, 0..1). Throws `Error` when it has
  /// not the model's size.
  Answer read(const ink::Picture& picture) const;

  /// Groups the strokes into digits and reads each: of all ways to group them, the one in which
  /// geometry and the network's confidence agree best. One digit is a number of one. A drawing of
  /// more than 60 strokes is taken for one glyph.
  Reading read_number(const ink::Drawing& drawing) const;
  /// The same, quicker for a drawing that grows: `memory` keeps what its groups were read as.
  Reading read_number(const ink::Drawing& drawing, ReadMemory& memory) const;
  /// The same for an image, pieces of ink that hang together in place of strokes: the digits have
  /// none, and boxes in pixels. An image of the network's own size is one digit.
  Reading read_number(const ink::GreyImage& image) const;

 private:
  /// Fills `probabilities_` from the network, calibrated.
  void classify(const ink::Picture& picture) const;

  Model model_;
  nn::InferencePlan plan_;
  std::array<std::size_t, 10> digits_{};  ///< which of the classes each digit is
  mutable nn::InferenceMemory memory_;
  mutable nn::Matrix<float> logits_, probabilities_;  ///< [1, classes]
};

}  // namespace scrawl
