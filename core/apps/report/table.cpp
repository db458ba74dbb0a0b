#include "core/apps/report/table.hpp"

namespace scrawl::apps::report {

void write_table(Markup& page, const std::string& caption, const std::vector<std::string>& head,
                 const std::vector<std::vector<std::string>>& rows, std::string_view style) {
  page.open("div",
            {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  page.open("table", {{"class", style}}).element("caption", caption).open("thead").open("tr");
  for (const auto& name : head) page.element("th", name, {{"scope", "col"}});
  page.close().close().open("tbody");
  for (const auto& row : rows) {
    page.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == 0) {
        page.element("th", row[i], {{"scope", "row"}});
      } else {
        page.element("td", row[i]);
      }
    }
    page.close();
  }
  page.close().close().close();
}

}  // namespace scrawl::apps::report
