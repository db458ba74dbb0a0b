#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scrawl::apps::report {

/// Writes HTML with SVG from left to right. All text and all attribute values are escaped, so that
/// untrusted names stay text.
class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Markup& open(std::string_view tag, Attributes attributes = {});
  /// Closes the element that was opened last.
  Markup& close();
  Markup& text(std::string_view text);
  /// An element with text only.
  Markup& element(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// Trusted text without escaping, for a style sheet.
  Markup& verbatim(std::string_view text);
  /// An element without content: `<img>`, `<rect/>`.
  Markup& empty(std::string_view tag, Attributes attributes = {});

  /// The whole text; all elements must be closed.
  std::string result() const;

 private:
  void start(std::string_view tag, Attributes attributes);

  std::string html_;
  std::vector<std::string> open_;
};

/// A number with a fixed count of decimals, for coordinates and figures.
std::string number(double value, int decimals = 1);

}  // namespace scrawl::apps::report
