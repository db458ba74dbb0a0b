#include <algorithm>
#include <cstring>
#include <string>

#include "core/model/model.hpp"
#include "native_tests/fuzz/fuzz.hpp"
#include "native_tests/fuzz/read_with.hpp"

using namespace scrawl;

namespace {

/// The header's length is put in front of the input, or else hardly any change would get past it:
/// it is all before the first zero byte. Raw bytes are tried as well.
void one_input(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const std::uint64_t length = std::min(text.find('\0'), size);
  std::string file(sizeof length, '\0');
  std::memcpy(file.data(), &length, sizeof length);
  file += text.substr(0, length);
  if (length < size) file += text.substr(length + 1);
  fuzz::try_parse([&] {
    const auto model = load_model(std::as_bytes(std::span(file)), "fuzz");
    fuzz::read_with(model, size % 16 == 0);
    const auto again = save_model(model, model.weight_type);
    fuzz::require(load_model(again, "again").weight_type == model.weight_type);
  });
  fuzz::try_parse([&] { load_model(std::as_bytes(std::span(data, size)), "fuzz"); });
}

const fuzz::Target target{"model", one_input};

}  // namespace
