#include <array>
#include <span>

#include "core/json.hpp"
#include "core/nn/architecture.hpp"

namespace scrawl::nn {
namespace {

/// Visitor of a spec's fields (see layer_specs.hpp): writes what each may be.
struct FieldDescriber {
  json::Writer& out;

  json::Writer& begin(std::string_view key, std::string_view kind) const {
    return out.begin_object().key("key").text(key).key("kind").text(kind);
  }
  void whole_numbers(std::int64_t most) const {
    out.key("least").integer(1).key("most").integer(most);
  }
  void count(std::string_view key, Index) const {
    begin(key, "count");
    whole_numbers(largest_count);
    out.end_object();
  }
  void optional_count(std::string_view key, Index value) const {
    begin(key, "count");
    whole_numbers(largest_count);
    out.key("default").integer(value).end_object();
  }
  void window(std::string_view key, Index height, Index width) const {
    begin(key, "window");
    whole_numbers(largest_window);
    out.key("default").begin_array().integer(height).integer(width).end_array().end_object();
  }
  void window_as(std::string_view key, Index, Index, std::string_view other, Index, Index) const {
    begin(key, "window");
    whole_numbers(largest_window);
    out.key("as").text(other).end_object();
  }
  void padding(std::string_view key, Padding value, const Pads&) const {
    begin(key, "choice").key("choices").begin_array();
    for (const auto name : padding_names) out.text(name);
    out.end_array().key("sides").integer(largest_window);
    out.key("default").text(padding_names[static_cast<std::size_t>(value)]).end_object();
  }
  void flag(std::string_view key, bool value) const {
    begin(key, "flag").key("default").boolean(value).end_object();
  }
  void number(std::string_view key, double value, const NumberRange& range) const {
    begin(key, "number").key("least").number(range.low).key("most").number(range.high);
    out.key("default").number(value).end_object();
  }
};

}  // namespace

std::string describe_layer_types() {
  std::string lines;
  for_each_layer_type([&](const auto& spec) {
    using Spec = std::remove_cvref_t<decltype(spec)>;
    json::Writer out;
    out.begin_object().key("type").text(Spec::type).key("fields").begin_array();
    FieldDescriber describer{out};
    visit_all_fields(spec, describer);
    out.end_array().end_object();
    lines += (lines.empty() ? "[\n" : ",\n") + std::string(out.result());
  });
  return lines + "\n]\n";
}

}  // namespace scrawl::nn
