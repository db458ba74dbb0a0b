#include "core/json.hpp"

#include <rapidjson/error/en.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/printable.hpp"

namespace scrawl::json {
namespace {

const Value* find(const Value& object, std::string_view key) {
  const Value name(rapidjson::StringRef(key.data(), key.size()));
  const auto member = object.FindMember(name);
  return member == object.MemberEnd() ? nullptr : &member->value;
}

std::string_view view(const Value& text) {
  return {text.GetString(), text.GetStringLength()};
}

/// Line and column count from 1, columns in bytes.
ErrorPlace line_and_column(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {.line = static_cast<std::size_t>(line), .column = before.size() - line_start + 1};
}

[[noreturn]] void throw_syntax_error(std::string_view text, std::size_t offset,
                                     std::string_view problem, std::string_view source) {
  refuse_other_file(std::as_bytes(std::span(text.data(), text.size())), source);
  const ErrorPlace place = line_and_column(text, offset);
  throw Error(std::string(source) + ": not valid JSON at line " + std::to_string(*place.line) +
                  ", column " + std::to_string(*place.column),
              std::string(problem), place);
}

}  // namespace

Document parse(std::string_view text, std::string_view source) {
  // RapidJSON takes a zero byte for the end of the text.
  if (const auto zero = text.find('\0'); zero != std::string_view::npos)
    throw_syntax_error(text, zero, "A zero byte.", source);
  Document document;
  // Without kParseFullPrecisionFlag, because with it RapidJSON 1.1.0 reads 0e300 as a wrong number.
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(
      text.data(), text.size());
  if (document.HasParseError())
    throw_syntax_error(text, document.GetErrorOffset(),
                       rapidjson::GetParseError_En(document.GetParseError()), source);
  return document;
}

std::optional<Node> Node::optional_field(std::string_view key) const {
  if (!value_->IsObject()) fail("expected an object {...}");
  const Value* found = find(*value_, key);
  if (!found) return std::nullopt;
  return Node(*found, source_, path_ + (path_.empty() ? "" : ".") + std::string(key), key);
}

Node Node::field(std::string_view key) const {
  auto found = optional_field(key);
  if (!found) fail(in_quotes(key) + " is missing");
  return *found;
}

void Node::only(std::span<const std::string_view> keys) const {
  if (!value_->IsObject()) fail("expected an object {...}");
  for (auto member = value_->MemberBegin(); member != value_->MemberEnd(); ++member) {
    const auto name = view(member->name);
    if (std::find(keys.begin(), keys.end(), name) == keys.end()) {
      std::string known;
      for (const auto key : keys) known += (known.empty() ? "" : ", ") + std::string(key);
      fail("unknown key " + in_quotes(name) + "; known: " + (known.empty() ? "none" : known));
    }
    if (find(*value_, name) != &member->value) fail(in_quotes(name) + " comes twice");
  }
}

std::size_t Node::size() const {
  if (!value_->IsArray()) fail("expected a list [...]");
  return value_->Size();
}

Node Node::item(std::size_t index) const {
  if (index >= size()) fail("has no item " + std::to_string(index));
  return Node((*value_)[static_cast<rapidjson::SizeType>(index)], source_,
              path_ + "[" + std::to_string(index) + "]", field_);
}

bool Node::boolean() const {
  if (!value_->IsBool()) fail("expected true or false");
  return value_->GetBool();
}

double Node::number() const {
  if (!value_->IsNumber()) fail("expected a number");
  return value_->GetDouble();
}

std::int64_t Node::integer(std::int64_t low, std::int64_t high) const {
  if (!value_->IsInt64() || value_->GetInt64() < low || value_->GetInt64() > high)
    fail("expected a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return value_->GetInt64();
}

std::string_view Node::text() const {
  if (!value_->IsString()) fail("expected a text in quotes");
  return view(*value_);
}

void Node::fail(std::string_view problem) const {
  throw Error(path_.empty() ? source_ : source_ + ": " + path_, std::string(problem),
              {.field = field_});
}

Writer& Writer::begin_object() {
  writer_.StartObject();
  return *this;
}

Writer& Writer::end_object() {
  writer_.EndObject();
  return *this;
}

Writer& Writer::begin_array() {
  writer_.StartArray();
  return *this;
}

Writer& Writer::end_array() {
  writer_.EndArray();
  return *this;
}

Writer& Writer::key(std::string_view name) {
  writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

Writer& Writer::boolean(bool value) {
  writer_.Bool(value);
  return *this;
}

Writer& Writer::number(double value) {
  if (std::isfinite(value))
    writer_.Double(value);
  else
    writer_.Null();
  return *this;
}

Writer& Writer::integer(std::int64_t value) {
  writer_.Int64(value);
  return *this;
}

Writer& Writer::text(std::string_view value) {
  const std::string valid = valid_utf8(value);
  writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return *this;
}

Writer& Writer::json(std::string_view value) {
  writer_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  return *this;
}

}  // namespace scrawl::json
