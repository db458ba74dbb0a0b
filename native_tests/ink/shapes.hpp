#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/ink/drawing.hpp"

/// Drawings for tests, in arbitrary coordinates.
namespace shapes {

inline scrawl::ink::Drawing oval(float width, float height) {
  scrawl::ink::Stroke stroke;
  for (int i = 0; i <= 60; ++i) {
    const float angle = static_cast<float>(i) * 0.10471976f;
    stroke.push_back({200 + std::sin(angle) * width, 150 - std::cos(angle) * height});
  }
  return {stroke};
}
inline scrawl::ink::Drawing one() {
  return {{{100, 40}, {101, 90}, {103, 160}}};
}
inline scrawl::ink::Drawing four() {
  return {{{90, 20}, {60, 100}, {140, 100}}, {{115, 60}, {118, 120}, {112, 170}}};
}
inline scrawl::ink::Drawing seven() {
  return {{{50, 30}, {90, 32}, {130, 28}, {110, 90}, {80, 170}}, {{70, 100}, {120, 98}}};
}
inline std::vector<std::pair<std::string, scrawl::ink::Drawing>> all() {
  return {{"zero", oval(50, 80)}, {"one", one()}, {"four", four()}, {"seven", seven()}};
}
/// These digits side by side, each so far to the right of the one before.
inline scrawl::ink::Drawing row(const std::vector<scrawl::ink::Drawing>& digits, float step) {
  scrawl::ink::Drawing drawing;
  float x = 0;
  for (const scrawl::ink::Drawing& digit : digits) {
    for (scrawl::ink::Stroke stroke : digit) {
      for (auto& point : stroke) point.x += x;
      drawing.push_back(std::move(stroke));
    }
    x += step;
  }
  return drawing;
}

}  // namespace shapes
