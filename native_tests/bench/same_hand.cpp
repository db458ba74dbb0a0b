// Measures what a page's sure digits tell about its doubtful ones (core/same_hand.hpp): pages of
// random digits of one writer each, and of all writers mixed. Usage:
// scrawl_same_hand MODEL STROKES FIRST LAST [DIGITS]: the range of writers, whom the network should
// not have seen; how many digits a page has, 20 unless told.

#include "core/same_hand.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/random.hpp"
#include "core/recogniser.hpp"

using namespace scrawl;

namespace {

struct Written {
  int label = 0;
  ReadDigit read;
};

/// Of all pages: digits, and what was wrong before and after judging by the hand.
struct Count {
  std::size_t digits = 0, before = 0, after = 0, mended = 0, spoilt = 0;
};

void judge(std::span<const Written> page, const Model& model, Count& count) {
  std::vector<ReadDigit> judged;
  for (const Written& one : page) judged.push_back(one.read);
  judge_by_hand(judged, model);
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool was_right = page[i].read.answer.label == page[i].label;
    const bool is_right = judged[i].answer.label == page[i].label;
    ++count.digits;
    count.before += !was_right;
    count.after += !is_right;
    count.mended += is_right && !was_right;
    count.spoilt += was_right && !is_right;
  }
}

/// Ten rounds of pages made of these digits in random order, without what is left over.
void judge_pages(std::vector<Written> digits, std::size_t size, const Model& model, Count& count) {
  Random random(1);
  for (int round = 0; round < 10; ++round) {
    random.shuffle(std::span(digits));
    for (std::size_t first = 0; first + size <= digits.size(); first += size) {
      judge(std::span(digits).subspan(first, size), model, count);
    }
  }
}

void print(const char* name, const Count& count) {
  const auto percent = [&](std::size_t part) {
    return 100 * static_cast<double>(part) / static_cast<double>(count.digits);
  };
  std::printf("%-11s %6zu digits, wrong %.2f %% -> %.2f %%, %zu mended, %zu spoilt\n", name,
              count.digits, percent(count.before), percent(count.after), count.mended,
              count.spoilt);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 5 && count != 6) {
    std::puts("usage: scrawl_same_hand MODEL STROKES FIRST LAST [DIGITS]");
    return 2;
  }
  const Recogniser recogniser(load_model(apps::read_file(arguments[1]), arguments[1]));
  const int first = std::atoi(arguments[3]), last = std::atoi(arguments[4]);
  const std::size_t size = count > 5 ? std::stoul(arguments[5]) : 20;
  std::map<int, std::vector<Written>> by_writer;
  for (const auto& glyph : apps::load_dataset(arguments[2], apps::Part::train).glyphs) {
    if (glyph.label < 0 || glyph.writer < first || glyph.writer > last) continue;
    ReadDigit read;
    read.answer = recogniser.read(glyph.strokes);
    by_writer[glyph.writer].push_back({glyph.label, std::move(read)});
  }
  Count one_hand, many_hands;
  std::vector<Written> mixed;
  for (const auto& [writer, digits] : by_writer) {
    judge_pages(digits, size, recogniser.model(), one_hand);
    mixed.insert(mixed.end(), digits.begin(), digits.end());
  }
  judge_pages(std::move(mixed), size, recogniser.model(), many_hands);
  print("one hand", one_hand);
  print("many hands", many_hands);
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
