#include "core/apps/training_record.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "core/apps/history_file.hpp"
#include "core/apps/io.hpp"

namespace scrawl::apps {
TrainingRecord::TrainingRecord(const TrainOptions& options, training::Trainer& trainer,
                               std::map<std::string, std::string> settings, const Warn& warn)
    : options_(options),
      trainer_(trainer),
      checkpoint_file_(options.checkpoint_path(), warn),
      history_file_(options.history, warn) {
  if (!options.resume.empty()) {
    checkpoint_ = training::read_checkpoint(read_file(options.resume), options.resume);
    training::check_same_settings(checkpoint_.settings, settings, options.resume);
    trainer_.restore(checkpoint_.state);
  }
  checkpoint_.settings = std::move(settings);
  // So that there is one whenever the training is ended.
  if (!checkpoint_file_.path().empty()) write_file(checkpoint_file_.path(), checkpoint());
}

void TrainingRecord::save_when_due() {
  if (Clock::now() - saved_ >= std::chrono::duration<double>(options_.checkpoint_every)) save();
}

void TrainingRecord::save() {
  if (checkpoint_file_.path().empty()) return;
  checkpoint_file_.write(checkpoint());
}

std::vector<std::byte> TrainingRecord::checkpoint() {
  saved_ = Clock::now();
  checkpoint_.state = trainer_.state();
  return training::write_checkpoint(checkpoint_);
}

void TrainingRecord::add(const training::EpochEvent& event) {
  checkpoint_.history.push_back(event);
  if (options_.keep_best && training::epochs_since_best(checkpoint_.history) == 0) {
    const nn::Network<float> network = trainer_.result();
    const auto weights = network.weights();
    checkpoint_.best = training::Best{event.epoch, {weights.begin(), weights.end()}};
  }
  if (options_.history.empty()) return;
  const std::string text = history_as_text(checkpoint_.history, options_.history);
  history_file_.write(std::as_bytes(std::span(text)));
}

bool TrainingRecord::stopped_early() const {
  return options_.patience > 0 &&
         training::epochs_since_best(checkpoint_.history) >= options_.patience;
}

nn::Network<float> TrainingRecord::result() const {
  nn::Network<float> network = trainer_.result();
  if (checkpoint_.best) {
    std::ranges::copy(checkpoint_.best->weights, network.weights().begin());
  }
  return network;
}

}  // namespace scrawl::apps
