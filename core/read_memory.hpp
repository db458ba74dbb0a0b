#pragma once

#include <map>
#include <string>

#include "core/ink/drawing.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// A cache of answers for the groups of strokes of the last drawing. While someone draws, one
/// stroke grows and all others stay the same, so only the groups with that stroke are read again.
/// Keeps the groups of one drawing only. For one recogniser.
class ReadMemory {
 public:
  /// The cached answer for these strokes, or else `read(strokes)`, which is cached.
  template <class Read>
  const Answer& answer(const ink::Drawing& strokes, Read&& read) {
    std::string key = key_of(strokes);
    if (const auto known = current_.find(key); known != current_.end()) return known->second;
    if (auto known = previous_.extract(key)) {
      return current_.insert(std::move(known)).position->second;
    }
    return current_.emplace(std::move(key), read(strokes)).first->second;
  }

  /// Call when a drawing has been read: drops the answers that it did not use.
  void next() {
    previous_ = std::move(current_);
    current_.clear();
  }

 private:
  /// The bytes of all points, with the number of points before each stroke.
  static std::string key_of(const ink::Drawing& strokes) {
    std::string key;
    for (const ink::Stroke& stroke : strokes) {
      const std::size_t points = stroke.size();
      key.append(reinterpret_cast<const char*>(&points), sizeof points);
      key.append(reinterpret_cast<const char*>(stroke.data()), points * sizeof(ink::Point));
    }
    return key;
  }

  std::map<std::string, Answer> current_, previous_;
};

}  // namespace scrawl
