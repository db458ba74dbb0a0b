#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/cuts.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/orientation.hpp"
#include "core/ink/picture.hpp"
#include "core/model/model.hpp"
#include "core/nn/inference_plan.hpp"

namespace scrawl {

enum class State {
  blank,   ///< nothing drawn: nothing is predicted
  digit,   ///< one digit, confidently
  unsure,  ///< one digit, but a second one is close
  not_a_digit,
  number,  ///< several digits, or digits and signs, perhaps on several lines
  sign,    ///< one glyph of a number that is no digit: - . , / : + %
};
/// "blank", "digit", "unsure", "not-a-digit", "number", "sign".
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

/// One digit of a number, or one sign.
struct ReadDigit {
  std::vector<int> strokes;  ///< which of the drawing's, ascending; none in an image
  ink::Box box;              ///< around its points, in the coordinates of drawing or image
  /// Of a sign: the state, how sure its shape, its place and the network's doubt of a digit are,
  /// and what the network would take it for, but no probabilities, because the network knows no
  /// signs.
  Answer answer;
  char sign = 0;  ///< which, or 0 for a digit
  /// Which points of the drawing's strokes it has, where the pen joined digits; else none.
  std::vector<ink::Part> parts;
};

/// What else a drawing may say.
struct Alternative {
  std::string text;
  double probability = 0;
};

/// What is said about a drawing or image that may hold several digits.
struct Reading {
  /// `number` for two digits or more, of which more than half can be read; else what is said about
  /// the only one, or `not_a_digit`.
  State state = State::blank;
  /// Line by line, with a line break between two, each from left to right, with a blank between two
  /// numbers, such as "-3.14" or "12 05\n7". "?" for what is neither digit nor sign.
  std::string text;
  /// That all of `text` is right, if its ink is grouped as it is: the digits' multiplied.
  double confidence = 0;
  std::vector<ReadDigit> digits;  ///< in the order of `text`; empty when blank
  /// The most probable texts, the best first, at most four. Their probabilities also take into
  /// account how else the strokes may be grouped. Empty where nothing is worth telling.
  std::vector<Alternative> alternatives;
};

/// What is said about an image, and which way up its writing is.
struct PageReading {
  Reading reading;  ///< boxes in the pixels of the image as it was given
  /// 1, 3, 6 or 8: `ink::upright(image, orientation)` shows the writing upright.
  ink::Orientation orientation = 1;
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

  /// Whether signs are read in numbers, as they are at first, or are no digits.
  void set_digits_only(bool digits_only) { digits_only_ = digits_only; }

  /// Parts the strokes into lines, groups each line's into digits and signs, and reads them: of all
  /// ways to group them, the one in which geometry and the network's confidence agree best. One
  /// digit is a number of one. A line of more than 60 strokes is refused as one glyph.
  Reading read_number(const ink::Drawing& drawing) const;
  /// The same, quicker for a drawing that grows: `memory` keeps what its groups were read as.
  Reading read_number(const ink::Drawing& drawing, ReadMemory& memory) const;
  /// The same for an image, pieces of ink that hang together in place of strokes: the digits have
  /// none, and boxes in pixels. Numbers that lie on their side or upside down are read when they
  /// are legible beyond doubt so. Where hundreds of glyphs have no number among
  /// them, the rest is refused as one glyph. An image of the network's own size is one digit.
  Reading read_number(const ink::GreyImage& image) const;

  /// Called with how much of an image has been read, 0 to 1, which never falls.
  using Progress = FunctionRef<void(double part)>;
  /// The same, and which way up the writing is.
  PageReading read_page(const ink::GreyImage& image, Progress progress) const;

 private:
  /// An image's number, without trying to turn the image.
  Reading read_as_it_lies(const ink::GreyImage& image, Progress progress) const;
  /// Fills `probabilities_` from the network, calibrated.
  void classify(const ink::Picture& picture) const;

  Model model_;
  nn::InferencePlan plan_;
  bool digits_only_ = false;
  std::array<std::size_t, 10> digits_{};  ///< which of the classes each digit is
  mutable nn::InferenceMemory memory_;
  mutable nn::Matrix<float> logits_, probabilities_;  ///< [1, classes]
};

}  // namespace scrawl
