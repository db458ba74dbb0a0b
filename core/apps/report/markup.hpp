#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrawl::apps::report {

/// Writes HTML, and SVG within it, from left to right. All text and all values of attributes are
/// escaped, so that names from outside stay text.
class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Markup& open(std::string_view tag, Attributes attributes = {});
  /// Closes what was opened last.
  Markup& close();
  Markup& text(std::string_view text);
  /// Opened, filled with text, closed.
  Markup& element(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// Our own text, taken as it is: a style sheet knows no escapes.
  Markup& verbatim(std::string_view text);
  /// One that holds nothing: `<img>`, `<rect/>`.
  Markup& empty(std::string_view tag, Attributes attributes = {});

  /// The whole text; everything must be closed.
  std::string result() const;

 private:
  void start(std::string_view tag, Attributes attributes);

  std::string html_;
  std::vector<std::string> open_;
};

/// A number with so many places after the point, for coordinates and figures.
std::string number(double value, int places = 1);

}  // namespace scrawl::apps::report
