// The module that comes with the first file of another program: bindings.cpp with all layers, and
// the readers of ONNX and TensorFlow.js.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/formats/describe.hpp"
#include "core/formats/foreign_model.hpp"
#include "core/json.hpp"
#include "wasm/javascript.hpp"

namespace {

using emscripten::val;
using scrawl::javascript::guarded;
using namespace scrawl;

/// The files beside a model's: `files` is a list of {name, bytes}. They are found by the last part
/// of a path, because what is dropped onto the page has lost its folder.
formats::SideFiles given(const val& files) {
  const auto all = std::make_shared<std::map<std::string, std::vector<std::uint8_t>>>();
  const auto count = files["length"].as<unsigned>();
  for (unsigned i = 0; i < count; ++i) {
    (*all)[files[i]["name"].as<std::string>()] =
        emscripten::convertJSArrayToNumberVector<std::uint8_t>(files[i]["bytes"]);
  }
  return [all](const std::string& path) -> std::span<const std::byte> {
    const auto found = all->find(path.substr(path.find_last_of('/') + 1));
    if (found == all->end()) return formats::no_side_files()(path);
    return std::as_bytes(std::span(found->second));
  };
}

/// Reads another program's model from the bytes of its file `name`. Returns `model`, the bytes of
/// one of ours, and `found`, a JSON text as formats/describe.hpp writes it.
val read_foreign(const val& bytes, const std::string& name, const val& files) {
  const auto file = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
  formats::ForeignOptions options;
  options.name = name;
  options.side_files = given(files);
  const auto all = std::as_bytes(std::span(file));
  const auto found = name.ends_with(".json") ? formats::read_tfjs(all, name, options)
                                             : formats::read_onnx(all, name, options);
  json::Writer out;
  out.begin_object();
  formats::describe(out, found.model, &found, found.input.chosen);
  val result = val::object();
  result.set("found", std::string(out.end_object().result()));
  const auto model = save_model(found.model, WeightType::f32);
  result.set("model", val(emscripten::typed_memory_view(
                              model.size(), reinterpret_cast<const std::uint8_t*>(model.data())))
                          .call<val>("slice"));
  return result;
}

}  // namespace

EMSCRIPTEN_BINDINGS(foreign) {
  emscripten::function("readForeign", guarded<&read_foreign>);
}
