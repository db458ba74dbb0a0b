#include "core/apps/answers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>
#include <string_view>

#include "core/apps/progress.hpp"
#include "core/function_ref.hpp"
#include "core/numbers_of.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

void print_line(std::ostream& out, const Place& place, State state, std::string_view text,
                double confidence) {
  out << printable(place.file);
  if (place.entry) out << '[' << *place.entry << ']';
  out << ": ";
  if (state == State::blank) {
    out << to_string(state) << '\n';
    return;
  }
  // The lines of a number one below the other, the first where others begin, too.
  for (const char character : text) {
    out << character;
    if (character == '\n') out << "    ";
  }
  out << "  " << format_percent(confidence);
  if (state != State::digit && state != State::number) out << "  " << to_string(state);
  out << '\n';
}

void begin(json::Writer& writer, const Place& place) {
  writer.begin_object().key("file").text(place.file);
  if (place.entry) writer.key("index").integer(static_cast<std::int64_t>(*place.entry));
}

void write_members(json::Writer& writer, const Answer& answer) {
  writer.key("state").text(to_string(answer.state)).key("label");
  if (answer.label < 0 || answer.state == State::sign) {
    writer.json("null");
  } else {
    writer.integer(answer.label);
  }
  writer.key("confidence").number(answer.confidence).key("probabilities").begin_array();
  for (const double probability : answer.probabilities) writer.number(probability);
  writer.end_array().key("non_digit").number(answer.non_digit);
}

/// Of a text that is not empty.
void for_each_part(std::string_view text, char between,
                   FunctionRef<void(std::string_view part)> action) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    action(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void write_box(json::Writer& writer, const ink::Box& box) {
  writer.key("box").begin_array();
  for (const float side : {box.left, box.top, box.right, box.bottom}) writer.number(side);
  writer.end_array();
}

void write_outline(json::Writer& writer, const ink::Quadrilateral& outline) {
  writer.key("outline").begin_array();
  for (const auto& [x, y] : outline) writer.begin_array().number(x).number(y).end_array();
  writer.end_array();
}

void write_members(json::Writer& writer, const Reading& reading, ink::Orientation orientation) {
  writer.key("state").text(to_string(reading.state)).key("text").text(reading.text);
  writer.key("lines").begin_array();
  for_each_part(reading.text, '\n', [&](std::string_view line) {
    writer.begin_array();
    for_each_part(line, ' ', [&](std::string_view number) { writer.text(number); });
    writer.end_array();
  });
  writer.end_array();
  writer.key("confidence").number(reading.confidence).key("alternatives").begin_array();
  for (const Alternative& alternative : reading.alternatives) {
    writer.begin_object().key("text").text(alternative.text);
    writer.key("probability").number(alternative.probability).end_object();
  }
  writer.end_array().key("numbers").begin_array();
  for (const WrittenNumber& number : numbers_of(reading, orientation)) {
    writer.begin_object().key("line").integer(static_cast<std::int64_t>(number.line + 1));
    writer.key("number").integer(static_cast<std::int64_t>(number.place + 1));
    writer.key("text").text(number.text).key("state").text(to_string(number.state));
    writer.key("confidence").number(number.confidence);
    write_box(writer, number.box);
    write_outline(writer, number.outline);
    writer.end_object();
  }
  writer.end_array().key("digits").begin_array();
  for (const ReadDigit& digit : reading.digits) {
    writer.begin_object().key("strokes").begin_array();
    for (const int stroke : digit.strokes) writer.integer(stroke);
    writer.end_array();
    write_box(writer, digit.box);
    write_members(writer, digit.answer);
    if (digit.sign) writer.key("sign").text(std::string(1, digit.sign));
    writer.end_object();
  }
  writer.end_array();
}

/// A field of CSV (RFC 4180): in quotation marks if it needs them.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

void print_rows(std::ostream& out, const Place& place, const Reading& reading) {
  std::string source = printable(place.file);
  if (place.entry) source += '[' + std::to_string(*place.entry) + ']';
  for (const WrittenNumber& number : numbers_of(reading)) {
    std::array<char, 160> figures{};
    const auto& [left, top, right, bottom] = number.box;
    std::snprintf(figures.data(), figures.size(), "%.4f,%.1f,%.1f,%.1f,%.1f", number.confidence,
                  static_cast<double>(left), static_cast<double>(top), static_cast<double>(right),
                  static_cast<double>(bottom));
    out << field(source) << ',' << number.line + 1 << ',' << number.place + 1 << ','
        << field(number.text) << ',' << figures.data() << '\n';
  }
}

}  // namespace

AnswerPrinter::AnswerPrinter(std::ostream& out, Format format) : out_(out), format_(format) {
  if (format_ == Format::json) writer_.begin_array();
  if (format_ == Format::csv) out_ << "file,line,number,text,confidence,left,top,right,bottom\n";
}

void AnswerPrinter::print(const Place& place, const Answer& answer) {
  if (format_ == Format::json) {
    begin(writer_, place);
    write_members(writer_, answer);
    writer_.end_object();
  } else {
    print_line(out_, place, answer.state, std::to_string(answer.label), answer.confidence);
  }
}

void AnswerPrinter::print(const Place& place, const Reading& reading) {
  print(place, reading, std::nullopt);
}

void AnswerPrinter::print(const Place& place, const PageReading& page) {
  print(place, page.reading, page.orientation);
}

void AnswerPrinter::print(const Place& place, const Reading& reading,
                          std::optional<ink::Orientation> lies) {
  if (format_ == Format::json) {
    begin(writer_, place);
    if (lies) writer_.key("orientation").integer(*lies);
    write_members(writer_, reading, lies.value_or(1));
    writer_.end_object();
  } else if (format_ == Format::csv) {
    print_rows(out_, place, reading);
  } else {
    print_line(out_, place, reading.state, reading.text, reading.confidence);
  }
}

void AnswerPrinter::finish() {
  if (format_ == Format::json) out_ << writer_.end_array().result() << '\n';
}

}  // namespace scrawl::apps
