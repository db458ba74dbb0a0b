#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// A thin layer over RapidJSON that adds errors with the source and the position.
namespace scrawl::json {

using Document = rapidjson::Document;
using Value = rapidjson::Value;

/// Parses UTF-8 text; `source` names it in messages. Nesting uses the heap and not the stack, so
/// deep nesting is safe. Numbers with more than 15 digits can be off by one or two units in the
/// last place. Throws `Error` with line and column.
Document parse(std::string_view text, std::string_view source);

/// One value of a document together with its path there, such as `seed.json: layers[2].kernel`,
/// with which every message begins. Views the document, which must outlive it. All accessors throw
/// `Error` if the value has another type.
class Node {
 public:
  Node(const Value& value, std::string_view source) : value_(&value), source_(source) {}

  const Value& value() const { return *value_; }

  /// Members of an object.
  Node field(std::string_view key) const;
  std::optional<Node> optional_field(std::string_view key) const;
  /// Throws `Error` if the object has a member with another name, or duplicate names.
  void only(std::span<const std::string_view> keys) const;
  void only(std::initializer_list<std::string_view> keys) const {
    only(std::span(keys.begin(), keys.size()));
  }

  /// Items of an array.
  std::size_t size() const;
  Node item(std::size_t index) const;

  bool boolean() const;
  double number() const;
  std::int64_t integer(std::int64_t low, std::int64_t high) const;
  std::string_view text() const;

  /// Throws `Error` with the path and `problem`.
  [[noreturn]] void fail(std::string_view problem) const;

 private:
  Node(const Value& value, std::string_view source, std::string path, std::string_view field)
      : value_(&value), source_(source), path_(std::move(path)), field_(field) {}

  const Value* value_;
  std::string source_;
  std::string path_;
  std::string field_;  ///< the last member's name in the path
};

/// Writes compact JSON from left to right. Numbers are written as the shortest text that parses to
/// the same double; NaN and infinity, which JSON lacks, become null (as in JavaScript). The calls
/// must form one JSON value.
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
  /// A string; invalid UTF-8 is replaced, see `valid_utf8`.
  Writer& text(std::string_view value);
  /// A complete JSON value, written as it is.
  Writer& json(std::string_view value);

  std::string_view result() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace scrawl::json
