#include "core/apps/report/report.hpp"

#include <system_error>

#include "core/apps/io.hpp"
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

std::string report_page(const std::string& name, const Model& model, std::size_t bytes,
                        std::span<const Judged> judged, const History* history) {
  Markup page;
  page.open("html", {{"lang", "en"}});
  write_head(page, name);
  page.open("body").open("main");
  page.open("header").element("p", "Scrawl report", {{"class", "kind"}}).element("h1", name);
  page.close();
  if (history != nullptr) write_history(page, *history);
  for (const Judged& one : judged) write_judged(page, one, model);
  write_model(page, model, bytes);
  page.close().close().close();
  return "<!doctype html>\n" + page.result();
}

std::filesystem::path report_file(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(folder.string() + ": cannot be made a folder for the report: " + error.message());
  }
  const auto file = folder / "index.html";
  check_writable(file);
  return file;
}

}  // namespace scrawl::apps::report
