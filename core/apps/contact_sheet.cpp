#include "core/apps/contact_sheet.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace scrawl::apps {
namespace {

constexpr int columns = 20;
constexpr int zoom = 2;  // side of a picture's pixel on the sheet, pixels
constexpr int gap = 4;   // between pictures, pixels of the sheet

using Rows = std::vector<std::size_t>;

// For each line of the sheet, the rows of the data to choose samples from.
std::vector<Rows> lines_of(const data::Images& images) {
  if (images.labels.empty()) {
    constexpr std::size_t line_count = 10;
    std::vector<Rows> lines(line_count);
    for (std::size_t row = 0; row < images.count(); ++row) {
      lines[row * line_count / images.count()].push_back(row);
    }
    return lines;
  }
  std::vector<Rows> lines(*std::max_element(images.labels.begin(), images.labels.end()) +
                          std::size_t{1});
  for (std::size_t row = 0; row < images.count(); ++row) lines[images.labels[row]].push_back(row);
  return lines;
}

void paste(const data::Images& images, std::size_t row, int left, int top, ink::GreyImage& sheet) {
  const auto picture = images.picture(row);
  for (int y = 0; y < images.height * zoom; ++y) {
    for (int x = 0; x < images.width * zoom; ++x) {
      const int ink = picture[static_cast<std::size_t>(y / zoom * images.width + x / zoom)];
      sheet.pixels[static_cast<std::size_t>(top + y) * static_cast<std::size_t>(sheet.width) +
                   static_cast<std::size_t>(left + x)] = static_cast<std::uint8_t>(255 - ink);
    }
  }
}

}  // namespace

ink::GreyImage contact_sheet(const data::Images& images) {
  const auto lines = lines_of(images);
  const int pitch_x = images.width * zoom + gap, pitch_y = images.height * zoom + gap;
  ink::GreyImage sheet{columns * pitch_x + gap, static_cast<int>(lines.size()) * pitch_y + gap, {}};
  sheet.pixels.assign(
      static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height), 255);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const Rows& rows = lines[line];
    const std::size_t shown = std::min<std::size_t>(rows.size(), columns);
    for (std::size_t i = 0; i < shown; ++i) {
      paste(images, rows[i * rows.size() / shown], gap + static_cast<int>(i) * pitch_x,
            gap + static_cast<int>(line) * pitch_y, sheet);
    }
  }
  return sheet;
}

std::string picture_as_text(const data::Images& images, std::size_t row) {
  constexpr std::string_view shades = " .:-=+*#%@";
  const auto picture = images.picture(row);
  const auto value = [&](int x, int y) {
    return int{picture[static_cast<std::size_t>(y * images.width + x)]};
  };
  int left = images.width, right = 0, top = images.height, bottom = 0;
  for (int y = 0; y < images.height; ++y) {
    for (int x = 0; x < images.width; ++x) {
      if (value(x, y) == 0) continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = y + 1;
    }
  }
  std::string text;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const auto shade = static_cast<std::size_t>(value(x, y)) * (shades.size() - 1) / 255;
      text.append(2, shades[shade]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

}  // namespace scrawl::apps
