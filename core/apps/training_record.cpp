#include "core/apps/training_record.hpp"

#include <span>
#include <utility>

#include "core/apps/history_file.hpp"
#include "core/apps/io.hpp"

namespace scrawl::apps {

TrainingRecord::TrainingRecord(const TrainOptions& options, training::TrainingRun& run,
                               std::map<std::string, std::string> settings, const Warn& warn)
    : options_(options),
      run_(run),
      settings_(std::move(settings)),
      checkpoint_file_(options.checkpoint_path(), warn),
      history_file_(options.history, warn) {
  if (!options.resume.empty()) {
    const auto saved = training::read_checkpoint(read_file(options.resume), options.resume);
    training::check_same_settings(saved.settings, settings_, options.resume);
    run_.resume(saved);
  }
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
  training::Checkpoint checkpoint = run_.checkpoint();
  checkpoint.settings = settings_;
  return training::write_checkpoint(checkpoint);
}

void TrainingRecord::write_history() {
  if (options_.history.empty()) return;
  const std::string text = history_as_text(run_.history(), options_.history);
  history_file_.write(std::as_bytes(std::span(text)));
}

}  // namespace scrawl::apps
