#include "core/training/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scrawl::training {
namespace {

// How many times the loss of guessing or of the first step is hopeless. A training may begin badly,
// so more is allowed at first.
constexpr double hopeless = 2, hopeless_at_first = 10;
// A mean over fewer steps says little, unless the epoch has no more of them.
constexpr std::size_t steps_to_judge = 20;

}  // namespace

Error diverged(const std::string& where, const std::string& why) {
  return Error("the training diverged in " + where + ": " + why + "; use a lower learning rate",
               ErrorKind::diverged);
}

DivergenceWatch::DivergenceWatch(nn::Index classes)
    : guessing_(std::log(static_cast<double>(classes))) {}

void DivergenceWatch::check(const StepEvent& done) {
  if (done.epoch == 0 && done.step == 1) first_loss = done.running.loss;
  if (done.step < std::min(steps_to_judge, done.steps)) return;
  const std::size_t all_steps = static_cast<std::size_t>(done.epoch) * done.steps + done.step;
  const double times = all_steps < steps_to_judge ? hopeless_at_first : hopeless;
  if (done.running.loss <= times * std::max(guessing_, first_loss.value_or(0))) return;
  throw diverged("epoch " + std::to_string(done.epoch + 1),
                 "its loss is " + std::to_string(done.running.loss).substr(0, 4) +
                     ", where guessing has " + std::to_string(guessing_).substr(0, 3));
}

}  // namespace scrawl::training
