#include "core/training/checkpoint.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/bits.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/model/safetensors.hpp"
#include "core/printable.hpp"

namespace scrawl::training {
namespace {

using safetensors::Dtype;
using safetensors::Tensor;

constexpr std::string_view format = "scrawl checkpoint 2";
constexpr std::int64_t most_epochs = 100'000;
constexpr std::int64_t most_validations = 1000;
constexpr std::size_t own_columns = 4;  ///< of an epoch, before those of the validation sources

// FNV-1a over all that the file says, but for the checksum itself: finds what a disk or a copy has
// spoilt; no protection from malice.
std::string checksum(const safetensors::File& file) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](std::span<const std::byte> bytes) {
    for (const std::byte byte : bytes) {
      hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3;
    }
  };
  for (const auto& [key, value] : file.metadata) {
    if (key == "checksum") continue;
    add(std::as_bytes(std::span(key)));
    add(std::as_bytes(std::span(value)));
  }
  for (const auto& tensor : file.tensors) {
    add(std::as_bytes(std::span(tensor.name)));
    add(tensor.bytes);
  }
  return std::to_string(hash);
}

// A row of doubles for each epoch: they survive as they are, which as JSON they would not.
std::vector<double> table_of(const std::vector<EpochEvent>& history) {
  std::vector<double> table;
  for (const auto& epoch : history) {
    const auto& [loss, accuracy] = epoch.training;
    table.insert(table.end(), {loss, accuracy, epoch.seconds, epoch.learning_rate});
    for (const auto& score : epoch.validation) {
      table.insert(table.end(), {score.loss, score.accuracy});
    }
  }
  return table;
}

std::vector<EpochEvent> history_of(std::span<const double> table, std::size_t validations) {
  const std::size_t columns = own_columns + 2 * validations;
  std::vector<EpochEvent> history;
  for (std::size_t at = 0; at < table.size(); at += columns) {
    EpochEvent epoch{.epoch = static_cast<int>(history.size()),
                     .training = {table[at], table[at + 1]},
                     .validation = {},
                     .seconds = table[at + 2],
                     .learning_rate = table[at + 3]};
    for (std::size_t i = at + own_columns; i < at + columns; i += 2) {
      epoch.validation.push_back({table[i], table[i + 1]});
    }
    history.push_back(std::move(epoch));
  }
  return history;
}

template <class T>
std::vector<T> numbers(const Tensor& tensor) {
  std::vector<T> result(tensor.bytes.size() / sizeof(T));
  if (!result.empty()) std::memcpy(result.data(), tensor.bytes.data(), result.size() * sizeof(T));
  return result;
}

const std::string& metadata(const safetensors::File& file, std::string_view key,
                            std::string_view source) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) {
    throw Error(std::string(source) + ": is no checkpoint of a training: it has no " +
                in_quotes(key));
  }
  return found->second;
}

// All tensors that are as long as the weights go through here.
std::vector<float> weights_of(const safetensors::File& file, std::string_view name,
                              std::string_view source) {
  for (const auto& tensor : file.tensors) {
    if (tensor.name != name) continue;
    if (tensor.dtype != Dtype::f32) break;
    return numbers<float>(tensor);
  }
  throw Error(std::string(source) + ": the checkpoint has no F32 tensor " + in_quotes(name));
}

std::vector<EpochEvent> read_history(const safetensors::File& file, std::size_t epochs,
                                     std::size_t validations, std::string_view source) {
  const std::size_t bytes = epochs * (own_columns + 2 * validations) * sizeof(double);
  for (const auto& tensor : file.tensors) {
    if (tensor.name == "history" && tensor.bytes.size() == bytes) {
      return history_of(numbers<double>(tensor), validations);
    }
  }
  throw Error(std::string(source) + ": the checkpoint has no history of " + std::to_string(epochs) +
              " epochs");
}

std::map<std::string, std::string> read_settings(const std::string& text, std::string_view source) {
  const std::string place = std::string(source) + ": settings";
  const auto document = json::parse(text, place);
  const json::Node root(document, place);
  if (!document.IsObject()) root.fail("expected an object {...}");
  std::map<std::string, std::string> settings;
  for (const auto& [key, value] : document.GetObject()) {
    const std::string name(key.GetString(), key.GetStringLength());
    settings[name] = root.field(name).text();
  }
  return settings;
}

}  // namespace

std::vector<std::byte> write_checkpoint(const Checkpoint& checkpoint) {
  const auto& state = checkpoint.state;
  const std::vector<double> table = table_of(checkpoint.history);
  safetensors::File file;
  const auto add = [&](const char* name, const std::vector<float>& values) {
    const auto size = static_cast<std::int64_t>(values.size());
    file.tensors.push_back({name, Dtype::f32, {size}, std::as_bytes(std::span(values))});
  };
  add("weights", state.weights);
  add("first_moment", state.adam.first_moment);
  add("second_moment", state.adam.second_moment);
  if (!state.average.empty()) add("average", state.average);
  if (checkpoint.best) add("best", checkpoint.best->weights);
  const auto bytes = std::as_bytes(std::span(table));
  file.tensors.push_back({"history", Dtype::i8, {static_cast<std::int64_t>(bytes.size())}, bytes});

  json::Writer settings;
  settings.begin_object();
  for (const auto& [name, value] : checkpoint.settings) settings.key(name).text(value);
  settings.end_object();
  const auto& history = checkpoint.history;
  json::Writer progress;
  progress.begin_object().key("steps").integer(static_cast<std::int64_t>(state.steps));
  progress.key("adam_steps").integer(static_cast<std::int64_t>(state.adam.steps));
  progress.key("correct").integer(static_cast<std::int64_t>(state.correct));
  progress.key("loss_sum_bits").integer(bits_as<std::int64_t>(state.loss_sum));
  progress.key("epochs").integer(static_cast<std::int64_t>(history.size()));
  progress.key("validations")
      .integer(history.empty() ? 0 : static_cast<std::int64_t>(history[0].validation.size()));
  if (checkpoint.first_loss) {
    progress.key("first_loss_bits").integer(bits_as<std::int64_t>(*checkpoint.first_loss));
  }
  progress.key("average").boolean(!state.average.empty());
  progress.key("best_epoch").integer(checkpoint.best ? checkpoint.best->epoch : -1).end_object();
  file.metadata = {{"format", std::string(format)},
                   {"settings", std::string(settings.result())},
                   {"progress", std::string(progress.result())}};
  file.metadata["checksum"] = checksum(file);
  return safetensors::write(file);
}

Checkpoint read_checkpoint(std::span<const std::byte> bytes, std::string_view source) {
  const auto file = safetensors::parse(bytes, source);
  if (metadata(file, "format", source) != format) {
    throw Error(std::string(source) + ": is no checkpoint of a training but " +
                in_quotes(metadata(file, "format", source)));
  }
  if (metadata(file, "checksum", source) != checksum(file)) {
    throw Error(std::string(source) + ": the checkpoint is damaged: its checksum does not match");
  }
  const std::string place = std::string(source) + ": progress";
  const auto document = json::parse(metadata(file, "progress", source), place);
  const json::Node progress(document, place);
  const auto integer = [&](const char* name, std::int64_t low, std::int64_t high) {
    return progress.field(name).integer(low, high);
  };

  Checkpoint result;
  result.settings = read_settings(metadata(file, "settings", source), source);
  auto& state = result.state;
  state.steps = static_cast<std::uint64_t>(integer("steps", 0, INT64_MAX));
  state.correct = static_cast<std::uint64_t>(integer("correct", 0, INT64_MAX));
  state.loss_sum = bits_as<double>(integer("loss_sum_bits", INT64_MIN, INT64_MAX));
  state.weights = weights_of(file, "weights", source);
  state.adam.first_moment = weights_of(file, "first_moment", source);
  state.adam.second_moment = weights_of(file, "second_moment", source);
  state.adam.steps = static_cast<std::uint64_t>(integer("adam_steps", 0, INT64_MAX));
  if (progress.field("average").boolean()) state.average = weights_of(file, "average", source);
  if (progress.optional_field("first_loss_bits")) {
    result.first_loss = bits_as<double>(integer("first_loss_bits", INT64_MIN, INT64_MAX));
  }
  const std::int64_t epochs = integer("epochs", 0, most_epochs);
  result.history =
      read_history(file, static_cast<std::size_t>(epochs),
                   static_cast<std::size_t>(integer("validations", 0, most_validations)), source);
  const std::int64_t best = integer("best_epoch", -1, epochs - 1);
  if (best >= 0) {
    result.best = Best{static_cast<int>(best), weights_of(file, "best", source)};
    if (result.best->weights.size() != state.weights.size()) {
      throw Error(std::string(source) + ": the best weights are those of another network");
    }
  }
  return result;
}

void check_same_settings(const std::map<std::string, std::string>& saved,
                         const std::map<std::string, std::string>& asked, std::string_view source) {
  constexpr std::size_t readable = 50;
  const auto value = [](const auto& settings, const std::string& name) {
    const auto found = settings.find(name);
    return found == settings.end() ? std::string() : found->second;
  };
  const auto shown = [](const std::string& text) {
    return text.empty() ? "not given" : in_quotes(text);
  };
  auto names = saved;
  names.insert(asked.begin(), asked.end());
  for (const auto& [name, ignored] : names) {
    const std::string was = value(saved, name);
    const std::string is = value(asked, name);
    if (was == is) continue;
    const bool brief = was.size() <= readable && is.size() <= readable;
    throw Error(std::string(source) + ": is the checkpoint of another training: its " + name +
                (brief ? " was " + shown(was) + ", now it is " + shown(is) : " was another") +
                "; give the same arguments and data, or start anew without --resume");
  }
}

int epochs_since_best(std::span<const EpochEvent> history) {
  const auto loss = [](const EpochEvent& epoch) {
    return epoch.validation.empty() ? epoch.training.loss : epoch.validation[0].loss;
  };
  if (history.empty()) return 0;
  const auto best =
      std::min_element(history.begin(), history.end(),
                       [&](const auto& a, const auto& b) { return loss(a) < loss(b); });
  return static_cast<int>(history.end() - best) - 1;
}

}  // namespace scrawl::training
