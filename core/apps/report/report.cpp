#include "core/apps/report/report.hpp"

#include <optional>
#include <system_error>
#include <utility>

#include "core/apps/io.hpp"
#include "core/apps/report/speed.hpp"
#include "core/apps/report/style.hpp"
#include "core/error.hpp"
#include "core/evaluation/tally.hpp"

namespace scrawl::apps::report {
namespace {

void write_head(Markup& page, const std::string& name) {
  page.open("head");
  page.empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content",
                       "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
                       "base-uri 'none'; form-action 'none'"}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.element("title", name + " – report");
  page.open("style").verbatim(style()).close().close();
}

void write_judged(Markup& page, const Judged& judged, const Model& model) {
  const EvaluationReport& figures = judged.figures;
  const evaluation::Tally all = evaluation::tally(figures.outcomes);
  std::string data = figures.data;
  if (!figures.part.empty()) data += " (" + figures.part + ")";
  page.open("p", {{"class", "about"}}).text("on ").element("strong", data).close();
  write_summary(page, figures);
  if (all.digits.count > 0) {
    write_digits(page, all);
    write_confidence(page, figures);
  }
  write_mistakes(page, judged, model);
  write_writers(page, figures);
}

}  // namespace

Judged judge(const std::string& model_name, const Model& model, const Dataset& dataset,
             std::vector<std::size_t> rows, const training::SampleSource& samples,
             ThreadPool& pool) {
  Judged judged;
  judged.figures.model = model_name;
  judged.figures.data = dataset.name;
  judged.figures.outcomes = evaluation::read_all(model, samples, pool);
  if (dataset.has_strokes()) {
    for (const std::size_t row : rows) {
      judged.figures.writers.push_back(dataset.glyphs[row].writer);
      judged.drawings.push_back(&dataset.glyphs[row].strokes);
    }
  }
  judged.samples = &samples;
  judged.rows = std::move(rows);
  return judged;
}

std::string report_page(const Subject& subject, std::span<const Judged> judged) {
  Markup page;
  page.open("html", {{"lang", "en"}});
  write_head(page, subject.name);
  page.open("body").open("main");
  page.open("header").element("p", "Scrawl report", {{"class", "kind"}});
  page.element("h1", subject.name).close();
  for (const Judged& one : judged) write_judged(page, one, subject.model);
  write_history(page, subject.model);
  std::optional<double> microseconds;
  if (!judged.empty()) microseconds = microseconds_a_picture(subject.model, *judged[0].samples);
  write_model(page, subject, microseconds);
  page.close().close().close();
  return "<!doctype html>\n" + page.result();
}

std::filesystem::path report_path(const std::filesystem::path& folder) {
  return folder / "index.html";
}

std::filesystem::path report_file(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(folder.string() + ": cannot be made a folder for the report: " + error.message());
  }
  const auto file = report_path(folder);
  check_writable(file);
  return file;
}

}  // namespace scrawl::apps::report
