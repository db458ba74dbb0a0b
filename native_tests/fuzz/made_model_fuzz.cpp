#include "native_tests/fuzz/fuzz.hpp"
#include "native_tests/fuzz/made_model.hpp"
#include "native_tests/fuzz/read_with.hpp"

using namespace scrawl;

namespace {

std::string saved(const Model& model) {
  const auto bytes = save_model(model, model.weight_type);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A model of these bytes is read with, as it is or after up to three changes of its file. Whole,
/// it must load and come back the same.
void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const std::uint32_t changes = bytes.choose(4);
  const bool with_image = bytes.choose(16) == 0;
  std::string file;
  fuzz::try_parse([&] { file = saved(fuzz::made_model(bytes)); });
  if (file.empty()) return;
  const auto load = [&] { return load_model(std::as_bytes(std::span(file)), "fuzz"); };
  if (changes == 0) {
    fuzz::must_parse([&] {
      const Model model = load();
      fuzz::read_with(model, with_image);
      const std::string again = saved(model);
      fuzz::require(saved(load_model(std::as_bytes(std::span(again)), "again")) == again);
    });
    return;
  }
  for (std::uint32_t i = 0; i < changes; ++i) fuzz::damage(file, bytes);
  fuzz::try_parse([&] { fuzz::read_with(load(), with_image); });
}

const fuzz::Target target{"made_model", one_input};

}  // namespace
