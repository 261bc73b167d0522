#include "web/pages/heat_page.hpp"

#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::isolated;

// Five steps of withheld words, each about twice the one before: 1, 5, 15, 40 %.
int heat_of(double share) {
  constexpr double kSteps[] = {0.01, 0.05, 0.15, 0.4};
  return static_cast<int>(std::upper_bound(std::begin(kSteps), std::end(kSteps), share) -
                          std::begin(kSteps)) +
         1;
}

std::string cell_markup(const std::string& document, const HeatCell& cell) {
  if (cell.is_withheld) return element("td", "heat heat-all", "withheld");
  if (!cell.has_file) return element("td", "heat", "<span class=\"none\">–</span>");
  const std::string share = cell.redactions == 0 ? "0"
                            : cell.share < 0.005 ? "< 1 %"
                                                 : percent(cell.share);
  const std::string heat =
      cell.redactions == 0 ? "heat-0" : "heat-" + std::to_string(heat_of(cell.share));
  return element("td", "heat " + heat, link(address_of({document, cell.folder, 1}), share));
}

}  // namespace

std::string heat_page(const HeatTable& table, std::size_t first) {
  std::string head = "<th scope=\"col\">Document</th>";
  for (const std::string& release : table.releases) {
    head += "<th scope=\"col\">" + isolated(release) + "</th>";
  }
  std::string rows;
  for (const HeatRow& row : table.rows) {
    std::string cells = "<th scope=\"row\">" + link(address_of({row.document}), row.document) +
                        (row.title.empty() ? "" : element("span", "title", isolated(row.title))) +
                        "</th>";
    for (const HeatCell& cell : row.cells) cells += cell_markup(row.document, cell);
    rows += element("tr", "", cells) + "\n";
  }
  return framed(
      {"Documents × releases", Section::kTable,
       "<h1>Documents × releases</h1>\n" +
           element("p", "deck", "What share of its words each release withholds, as estimated.") +
           "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Documents by "
           "releases\"><table class=\"heats\"><thead>" +
           element("tr", "", head) + "</thead><tbody>\n" + rows + "</tbody></table></div>\n" +
           pager("/table?", first, table.rows.size(), table.count, kHeatRows)});
}

}  // namespace palimpsest::web::pages
