#include "core/recogniser.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/nn/loss.hpp"

namespace scrawl {

std::string_view to_string(State state) {
  switch (state) {
    case State::blank:
      return "blank";
    case State::digit:
      return "digit";
    case State::unsure:
      return "unsure";
    case State::not_a_digit:
      return "not-a-digit";
    case State::number:
      return "number";
    case State::sign:
      return "sign";
  }
  return "";
}

// The type of weights is read before or after the model is moved: it stays.
Recogniser::Recogniser(Model model)
    : Recogniser(std::move(model), model.weight_type == WeightType::f32
                                       ? nn::InferencePlan::in_floats
                                       : nn::InferencePlan::in_integers) {}

Recogniser::Recogniser(Model model, MakePlan& make_plan)
    : model_(std::move(model)), plan_(make_plan(model_.network)) {
  const nn::Network<float>& network = model_.network;
  const nn::Index side = model_.preprocessing.size;
  if (network.input_shape() != nn::Shape{side, side, 1}) {
    throw Error("model: its pictures are " + std::to_string(side) + " x " + std::to_string(side) +
                ", its network reads another shape: make input and preprocessing agree");
  }
  if (static_cast<nn::Index>(model_.classes.size()) != network.classes()) {
    throw Error("model: " + std::to_string(model_.classes.size()) + " classes named, but " +
                std::to_string(network.classes()) + " outputs: name each output once");
  }
  for (std::size_t digit = 0; digit < digits_.size(); ++digit) {
    const auto name =
        std::find(model_.classes.begin(), model_.classes.end(), std::to_string(digit));
    if (name == model_.classes.end()) {
      throw Error("model: no class is named \"" + std::to_string(digit) +
                  "\": a recogniser needs all ten digits");
    }
    digits_[digit] = static_cast<std::size_t>(name - model_.classes.begin());
  }
  logits_.resize(1, network.classes());
  probabilities_.resize(1, network.classes());
}

void Recogniser::classify(const ink::Picture& picture) const {
  const auto logits = plan_.run(picture.pixels, memory_);
  logits_ = nn::ConstBatch<float>(logits.data(), 1, logits_.cols()) /
            static_cast<float>(model_.calibration.temperature);
  const nn::Head head = model_.network.architecture().head;
  nn::activate_head<float>(head, nn::view(std::as_const(logits_)), nn::view(probabilities_));
  const float sum = probabilities_.sum();
  if (!(sum > 0)) {
    // Logits beyond what floats hold become NaN, and all sigmoids may be too small for a float:
    // then nothing speaks for any class more than another.
    probabilities_.setConstant(1.0f / static_cast<float>(probabilities_.size()));
  } else if (head == nn::Head::sigmoid) {
    probabilities_ /= sum;
  }
}

Answer Recogniser::read(const ink::Picture& picture) const {
  const int side = model_.preprocessing.size;
  if (picture.size != side ||
      picture.pixels.size() != static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {
    throw Error("picture: " + std::to_string(picture.pixels.size()) +
                " pixels, but the model reads " + std::to_string(side) + " x " +
                std::to_string(side));
  }
  Answer answer;
  answer.picture = picture;
  if (std::none_of(picture.pixels.begin(), picture.pixels.end(), [](float v) { return v > 0; })) {
    return answer;
  }
  classify(picture);
  const auto probability = [&](std::size_t digit) {
    return static_cast<double>(probabilities_(static_cast<nn::Index>(digits_[digit])));
  };
  double digits = 0;
  for (std::size_t digit = 0; digit < digits_.size(); ++digit) {
    const double p = probability(digit);
    answer.probabilities.push_back(p);
    digits += p;
    if (answer.label < 0 || p > answer.confidence) {
      answer.runner_up = std::exchange(answer.label, static_cast<int>(digit));
      answer.confidence = p;
    } else if (answer.runner_up < 0 ||
               p > probability(static_cast<std::size_t>(answer.runner_up))) {
      answer.runner_up = static_cast<int>(digit);
    }
  }
  if (probabilities_.size() > static_cast<nn::Index>(digits_.size())) {
    answer.non_digit = std::max(static_cast<double>(probabilities_.sum()) - digits, 0.0);
  }
  const Calibration& calibration = model_.calibration;
  if (answer.non_digit > answer.confidence || answer.confidence < calibration.reject_below) {
    answer.state = State::not_a_digit;
  } else {
    answer.state = answer.confidence < calibration.unsure_below ? State::unsure : State::digit;
  }
  return answer;
}

Answer Recogniser::read(const ink::Drawing& drawing) const {
  return read(ink::render(drawing, model_.preprocessing));
}

Answer Recogniser::read(const ink::GreyImage& image) const {
  return read(ink::picture_from_image(image, model_.preprocessing));
}

}  // namespace scrawl
