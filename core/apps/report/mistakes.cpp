#include <algorithm>

#include "core/apps/progress.hpp"
#include "core/apps/report/pictures.hpp"
#include "core/apps/report/sections.hpp"

namespace scrawl::apps::report {
namespace {

using evaluation::Outcome;

constexpr std::size_t max_shown = 48;

struct Sheet {
  const char* title;
  bool (*belongs)(const Outcome&);
  double (*badness)(const Outcome&);  ///< the samples are shown in descending order
};

double doubt_of_truth(const Outcome& outcome) {
  return 1 - outcome.probabilities[static_cast<std::size_t>(outcome.truth)];
}

const Sheet sheets[] = {
    {"Read as another digit",
     [](const Outcome& outcome) {
       return outcome.is_digit() && !outcome.rejected() && !outcome.right();
     },
     doubt_of_truth},
    {"Digits taken for none",
     [](const Outcome& outcome) { return outcome.is_digit() && outcome.rejected(); },
     [](const Outcome& outcome) { return 1 - outcome.confidence; }},
    {"No digits, and read as one",
     [](const Outcome& outcome) { return outcome.state == State::digit && !outcome.is_digit(); },
     [](const Outcome& outcome) { return outcome.confidence; }},
};

void write_probabilities(Markup& page, const Outcome& outcome) {
  page.open("ol", {{"class", "probabilities"}, {"start", "0"}});
  for (std::size_t digit = 0; digit < outcome.probabilities.size(); ++digit) {
    const double probability = outcome.probabilities[digit];
    const auto label = static_cast<int>(digit);
    const char* kind = label == outcome.truth ? "true" : label == outcome.label ? "predicted" : "";
    page.open("li", {{"class", kind},
                     {"style", "--fraction:" + number(probability, 3)},
                     {"title", std::to_string(digit) + ": " + format_percent(probability)}});
    page.text(std::to_string(digit)).close();
  }
  page.close();
}

// "3 read as 2" and the confidence.
void write_verdict(Markup& page, const Outcome& outcome, const std::string& truth) {
  page.open("p").element("strong", truth);
  if (outcome.rejected()) {
    page.text(" taken for ").element("b", "no digit");
  } else {
    page.text(" read as ").element("b", std::to_string(outcome.label));
  }
  page.close();
  std::string confidence = format_percent(outcome.confidence);
  if (outcome.rejected() && outcome.label >= 0) {
    confidence = "else " + std::to_string(outcome.label) + ", " + confidence;
  }
  if (outcome.unsure()) confidence += ", unsure";
  page.element("small", confidence);
}

void write_mistake(Markup& page, const Judged& judged, std::size_t sample, const Model& model) {
  const Outcome& outcome = judged.figures.outcomes[sample];
  const std::string truth = outcome.is_digit() ? std::to_string(outcome.truth) : "no digit";
  page.open("li", {{"class", "mistake"}}).open("div", {{"class", "views"}});
  if (!judged.drawings.empty()) {
    write_drawing(page, *judged.drawings[sample], "As it was drawn: " + truth);
  }
  write_picture(page, picture_of(*judged.samples, sample, model),
                "As the network sees it: " + truth);
  page.close();
  write_verdict(page, outcome, truth);
  write_probabilities(page, outcome);
  std::string origin = "entry " + std::to_string(judged.rows[sample]);
  if (!judged.figures.writers.empty()) {
    origin += ", writer " + std::to_string(judged.figures.writers[sample]);
  }
  page.element("small", origin).close();
}

}  // namespace

void write_mistakes(Markup& page, const Judged& judged, const Model& model) {
  const auto& outcomes = judged.figures.outcomes;
  page.open("section").element("h2", "The worst mistakes");
  bool any = false;
  for (const Sheet& sheet : sheets) {
    std::vector<std::size_t> samples;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (sheet.belongs(outcomes[i])) samples.push_back(i);
    }
    if (samples.empty()) continue;
    any = true;
    std::ranges::stable_sort(samples, [&](std::size_t a, std::size_t b) {
      return sheet.badness(outcomes[a]) > sheet.badness(outcomes[b]);
    });
    std::string title = sheet.title + (": " + std::to_string(samples.size()));
    if (samples.size() > max_shown) title += ", the worst " + std::to_string(max_shown);
    page.element("h3", title).open("ol", {{"class", "sheet"}});
    samples.resize(std::min(samples.size(), max_shown));
    for (const std::size_t sample : samples) write_mistake(page, judged, sample, model);
    page.close();
  }
  if (!any) page.element("p", "There are none.");
  page.close();
}

}  // namespace scrawl::apps::report
