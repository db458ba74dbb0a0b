#pragma once

#include <map>
#include <string>

#include "core/ink/drawing.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// What the groups of strokes of the last drawing were read as. While somebody draws, one stroke
/// grows and all others stay: only the groups that it touches are read again. Holds no more than
/// the groups of one drawing, and serves one recogniser.
class ReadMemory {
 public:
  /// What `read` says of these strokes, asked only when they are not known.
  template <class Read>
  const Answer& answer(const ink::Drawing& strokes, Read&& read) {
    std::string key = key_of(strokes);
    if (const auto known = now_.find(key); known != now_.end()) return known->second;
    if (auto known = before_.extract(key)) return now_.insert(std::move(known)).position->second;
    return now_.emplace(std::move(key), read(strokes)).first->second;
  }

  /// A drawing has been read: what it did not ask for is forgotten.
  void next() {
    before_ = std::move(now_);
    now_.clear();
  }

 private:
  /// The strokes' points, bit by bit, and where each stroke ends.
  static std::string key_of(const ink::Drawing& strokes) {
    std::string key;
    for (const ink::Stroke& stroke : strokes) {
      const std::size_t points = stroke.size();
      key.append(reinterpret_cast<const char*>(&points), sizeof points);
      key.append(reinterpret_cast<const char*>(stroke.data()), points * sizeof(ink::Point));
    }
    return key;
  }

  std::map<std::string, Answer> now_, before_;
};

}  // namespace scrawl
