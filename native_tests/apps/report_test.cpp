#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <filesystem>
#include <string>
#include <type_traits>

#include "core/apps/report/curves.hpp"
#include "core/apps/report/filters.hpp"
#include "core/apps/report/pictures.hpp"
#include "core/apps/report/record.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using namespace scrawl::apps;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using report::Markup;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

template <class... Arguments>
std::string written(void (*write)(Markup&, Arguments...),
                    std::type_identity_t<Arguments>... values) {
  Markup page;
  write(page, values...);
  return page.result();
}

// A folder with the easy pictures and strokes, and a model trained on them for a short time.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [
                           {"type": "conv2d", "filters": 3}, {"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("pen.json", apps_test::easy_strokes(80));
    write("<b>&\".csv", apps_test::easy_csv(60));
    REQUIRE(run("train --architecture tiny.json --data '<b>&\".csv' --epochs 3 "
                "--output '<i>.safetensors'")
                .code == 0);
  }
};

}  // namespace

TEST_CASE("text and attributes cannot become markup", "[report]") {
  Markup page;
  page.element("p", "<script>&\"", {{"title", "\"><x y='&"}});
  CHECK(page.result() == "<p title=\"&quot;&gt;&lt;x y='&amp;\">&lt;script&gt;&amp;&quot;</p>\n");
}

TEST_CASE("base64 is RFC 4648's", "[report]") {
  const auto encoded = [](std::string_view text) {
    return report::base64(std::as_bytes(std::span(text)));
  };
  CHECK(encoded("").empty());
  CHECK(encoded("f") == "Zg==");
  CHECK(encoded("fo") == "Zm8=");
  CHECK(encoded("foo") == "Zm9v");
  CHECK(encoded("foobar") == "Zm9vYmFy");
  CHECK(encoded("\xff\xfe\xfd") == "//79");
}

TEST_CASE("a drawing is shown whole whatever its coordinates", "[report]") {
  const std::string dot = written(&report::write_drawing, {{{5, 5}}}, "dot");
  CHECK_THAT(dot, ContainsSubstring("points=\"50.0,50.0 50.0,50.0 \""));
  const std::string line = written(&report::write_drawing, {{{1e6F, 0}, {-1e6F, 1e6F}}}, "line");
  CHECK_THAT(line, ContainsSubstring("points=\"100.0,25.0 0.0,75.0 \""));
}

TEST_CASE("curves stay in their frame", "[report]") {
  const std::vector<report::Curve> curves = {{"a <b>", {0.1, 0.01, 0}}, {"b", {1, 0.5}}};
  const std::string plot = written(&report::write_curves, std::string("Loss"), curves,
                                   std::vector<double>{1, 7, 13}, false);
  CHECK(count(plot, "<polyline") == 2);
  CHECK(count(plot, "<circle") == 5);
  CHECK_THAT(plot, ContainsSubstring(">7</text>") && ContainsSubstring(">13</text>"));
  CHECK_THAT(plot, ContainsSubstring("a &lt;b&gt;") && !ContainsSubstring("nan") &&
                       !ContainsSubstring("inf"));
  const std::string nothing = written(&report::write_curves, std::string("Loss"), {{"zero", {0}}},
                                      std::vector<double>{1}, true);
  CHECK_THAT(nothing, ContainsSubstring("<circle") && !ContainsSubstring("nan"));
}

TEST_CASE("a record of any depth is written as far as one reads", "[report]") {
  const std::string record = written(
      &report::write_record,
      R"({"program": "train <1>", "seeds": [1, 2.5], "none": null, "history": 7})", "history");
  CHECK_THAT(record, !ContainsSubstring("history"));
  CHECK_THAT(record, ContainsSubstring("train &lt;1&gt;") && ContainsSubstring("<li>2.5</li>"));
  const std::string deep =
      written(&report::write_record, std::string(100'000, '[') + std::string(100'000, ']'), "");
  CHECK(count(deep, "<ul") == 7);
  CHECK_THAT(deep, ContainsSubstring("…"));
}

TEST_CASE("evaluate writes a page that needs nothing else", "[report]") {
  const Inspector here;
  const Outcome outcome =
      here.run("evaluate --model '<i>.safetensors' --data pen.json --report 'new/report' --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(here.listing() ==
        std::vector<std::string>{"<b>&\".csv", "<i>.safetensors", "new", "pen.json", "tiny.json"});
  const std::string page = here.read("new/report/index.html");
  CHECK_THAT(page, StartsWith("<!doctype html>"));
  CHECK_THAT(page, !ContainsSubstring("<script") && !ContainsSubstring("http://") &&
                       !ContainsSubstring("https://") && !ContainsSubstring("url("));
  CHECK(count(page, "src=\"") == count(page, "src=\"data:image/png;base64,"));
  for (const char* tag : {"section", "table", "tr", "td", "li", "dl", "svg", "div"}) {
    CAPTURE(tag);
    CHECK(count(page, std::string("<") + tag + " ") + count(page, std::string("<") + tag + ">") ==
          count(page, std::string("</") + tag + ">"));
  }
  // The names of the model and of its training data are in the page, escaped.
  CHECK_THAT(page, ContainsSubstring("<h1>&lt;i&gt;.safetensors</h1>") &&
                       ContainsSubstring("&lt;b&gt;&amp;&quot;.csv") && !ContainsSubstring("<b>&"));

  const auto figures = json::parse(outcome.out, "report");
  const auto wrong =
      static_cast<std::size_t>(80 - std::lround(80 * figures["accuracy"].GetDouble()));
  CAPTURE(wrong);
  CHECK(count(page, "class=\"mistake\"") >= std::min<std::size_t>(wrong, 48));
  CHECK(count(page, "class=\"seen\"") == count(page, "class=\"mistake\""));
  CHECK(count(page, "class=\"drawn\"") == count(page, "class=\"mistake\""));
  CHECK_THAT(page, ContainsSubstring("Who wrote them") && ContainsSubstring("Filter 3"));
}

TEST_CASE("evaluate's page on pictures has no strokes and no writers", "[report]") {
  const Inspector here;
  REQUIRE(here.run("evaluate --model '<i>.safetensors' --data '<b>&\".csv' --report .").code == 0);
  const std::string page = here.read("index.html");
  CHECK(count(page, "class=\"drawn\"") == 0);
  CHECK_THAT(page, !ContainsSubstring("Who wrote them"));
}

TEST_CASE("a report that cannot be written is refused before the work", "[report]") {
  const Inspector here;
  here.write("file", "old");
  std::filesystem::create_directories(here.path("taken/index.html"));
  const auto check = [&](const std::string& arguments, int code, const std::string& part) {
    const Outcome outcome =
        here.run("evaluate --model '<i>.safetensors' --data pen.json " + arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.err, StartsWith("evaluate: ") && ContainsSubstring(part));
    CHECK(outcome.out.empty());
  };
  check("--report file", 1, "file: cannot be made a folder");
  check("--report file/in", 1, "file/in: cannot be made a folder");
  check("--report taken", 1, "index.html: cannot be written");
  check("--report new --numbers 5", 2, "--report");
  CHECK(here.read("file") == "old");
  CHECK_FALSE(std::filesystem::exists(here.path("new")));
}
