#include "core/apps/label_places.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace scrawl::apps {
namespace {

/// Part of a label's area that may be covered without its being made smaller: specks.
constexpr float nothing = 0.01f;
/// What it costs to lie beyond the picture, where covering as large an area costs 1: less than
/// whatever cannot be called nothing.
constexpr float outside = 0.005f;

float area(const ink::Box& box) {
  return (box.right - box.left) * (box.bottom - box.top);
}

float shared_area(const ink::Box& a, const ink::Box& b) {
  const float width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/// At each side of a frame, where the most usual place comes first.
std::vector<ink::Box> boxes_beside(const ink::Box& frame, float width, float height) {
  std::vector<ink::Box> boxes;
  const auto add = [&](float left, float top) {
    boxes.push_back({left, top, left + width, top + height});
  };
  const float wider = frame.right - frame.left - width, higher = frame.bottom - frame.top - height;
  for (const auto& [along, down] : {std::pair{0.0f, 0.5f}, {1.0f, 0.0f}, {0.5f, 1.0f}}) {
    const float x = frame.left + along * wider, y = frame.top + down * higher;
    add(x, frame.top - height), add(frame.right, y);
    add(x, frame.bottom), add(frame.left - width, y);
  }
  return boxes;
}

}  // namespace

std::vector<ink::Box> place_labels(std::span<const Label> labels, const ink::Box& picture,
                                   float smallest, FunctionRef<float(const ink::Box&)> inked) {
  std::vector<ink::Box> places;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ink::Box best{};
    float least = INFINITY;
    bool free = false;
    for (float size = 1; !free && size >= smallest; size *= 0.8f) {
      for (const ink::Box& box :
           boxes_beside(labels[i].frame, size * labels[i].width, size * labels[i].height)) {
        float covered = 0;
        for (const ink::Box& place : places) covered += shared_area(box, place);
        for (std::size_t j = 0; j < labels.size(); ++j) {
          if (j != i) covered += shared_area(box, labels[j].frame);
        }
        const float beyond = outside * (area(box) - shared_area(box, picture));
        if (covered + beyond < least) covered += inked(box);
        const float cost = covered + beyond;
        if (cost >= least) continue;
        least = cost, best = box;
        free = covered <= nothing * area(box);
      }
    }
    places.push_back(best);
  }
  return places;
}

}  // namespace scrawl::apps
