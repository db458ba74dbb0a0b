#include "core/apps/report/markup.hpp"

#include <array>
#include <cassert>
#include <cstdio>

namespace scrawl::apps::report {
namespace {

void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
}

}  // namespace

void Markup::start(std::string_view tag, Attributes attributes) {
  html_.append("<").append(tag);
  for (const auto& [name, value] : attributes) {
    html_.append(" ").append(name).append("=\"");
    append_escaped(html_, value);
    html_ += '"';
  }
}

Markup& Markup::open(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  html_ += '>';
  open_.emplace_back(tag);
  return *this;
}

Markup& Markup::close() {
  assert(!open_.empty());
  html_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
  return *this;
}

Markup& Markup::text(std::string_view text) {
  append_escaped(html_, text);
  return *this;
}

Markup& Markup::element(std::string_view tag, std::string_view text, Attributes attributes) {
  return open(tag, attributes).text(text).close();
}

Markup& Markup::verbatim(std::string_view text) {
  html_ += text;
  return *this;
}

Markup& Markup::empty(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  html_ += "/>";
  return *this;
}

std::string Markup::result() const {
  assert(open_.empty());
  return html_;
}

std::string number(double value, int decimals) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  return text.data();
}

}  // namespace scrawl::apps::report
