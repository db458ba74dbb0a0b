#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// JSON as the core uses it: RapidJSON underneath, and on top what it lacks, errors that name the
/// source and the place.
namespace scrawl::json {

using Document = rapidjson::Document;
using Value = rapidjson::Value;

/// Parses UTF-8 text; `source` is what to call it in messages. Nesting costs heap and no stack, so
/// no depth is dangerous. Numbers of more than 15 digits may come out a unit or two in the last
/// place off. Throws `Error` with line and column.
Document parse(std::string_view text, std::string_view source);

/// One value of a document together with the place it has there, such as
/// `seed.json: layers[2].kernel`, with which every message begins. Views the document, which must
/// outlive it. All readers throw `Error` when the value is something else than asked for.
class Node {
 public:
  Node(const Value& value, std::string_view source) : value_(&value), source_(source) {}

  const Value& value() const { return *value_; }

  /// Members of an object.
  Node field(std::string_view key) const;
  std::optional<Node> optional_field(std::string_view key) const;
  /// Refuses members with another name than these, and names that come twice.
  void only(std::initializer_list<std::string_view> keys) const;

  /// Items of an array.
  std::size_t size() const;
  Node item(std::size_t index) const;

  bool boolean() const;
  double number() const;
  std::int64_t integer(std::int64_t low, std::int64_t high) const;
  std::string_view text() const;

  /// Throws `Error`: the place, then `problem`.
  [[noreturn]] void fail(std::string_view problem) const;

 private:
  Node(const Value& value, std::string_view source, std::string path)
      : value_(&value), source_(source), path_(std::move(path)) {}

  const Value* value_;
  std::string source_;
  std::string path_;
};

/// Writes compact JSON from left to right. Numbers are the shortest text that reads back as the
/// same double; JSON has no NaN or infinity, so these become null (as in JavaScript). Calls that do
/// not make one JSON value are a programming mistake.
class Writer {
 public:
  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& boolean(bool value);
  Writer& number(double value);
  Writer& integer(std::int64_t value);
  /// Written as valid UTF-8, whatever it is.
  Writer& text(std::string_view value);
  /// A whole JSON value that is text already; taken as it is.
  Writer& json(std::string_view value);

  std::string_view result() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace scrawl::json
