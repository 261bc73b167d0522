#include "web/pages/statistics_page.hpp"

#include "base/counted.hpp"
#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"

#include <initializer_list>
#include <string>

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::isolated;

std::string headings(std::initializer_list<const char*> names) {
  std::string markup;
  for (const char* name : names) {
    markup += "<th scope=\"col\" class=\"number\">" + std::string(name) + "</th>";
  }
  return markup;
}

std::string number(long long value) { return element("td", "number", std::to_string(value)); }

std::string row_markup(const std::string& name, const StatusTotals& totals) {
  return element("tr", "",
                 "<th scope=\"row\">" + isolated(name.empty() ? "none" : name) + "</th>" +
                     number(static_cast<long long>(totals.documents)) +
                     number(static_cast<long long>(totals.redacted)) +
                     number(static_cast<long long>(totals.none_found)) + number(totals.redactions) +
                     element("td", "number", percent(word_share(totals)))) +
         "\n";
}

std::string group_links(StatusGroup by) {
  std::string items;
  for (const std::string_view name : kNames<StatusGroup>) {
    const std::string text(name);
    items += "<li>" +
             (name == name_of(by) ? "<b aria-current=\"true\">by " + text + "</b>"
                                  : link("/statistics?by=" + text, "by " + text)) +
             "</li>";
  }
  return "<nav aria-label=\"Groups\"><ul class=\"inline releases\">" + items + "</ul></nav>\n";
}

}  // namespace

std::string statistics_page(const CollectionStatus& status) {
  const std::string by(name_of(status.by));
  std::string rows;
  for (const StatusRow& row : status.rows) rows += row_markup(row.name, row.totals);
  const std::string deck = "Of " + counted(status.all.documents, "document") + ", " +
                           std::to_string(status.all.redacted) +
                           " still contain redactions: about " + percent(word_share(status.all)) +
                           " of all words are withheld.";
  return framed(
      {"Statistics", Section::kStatistics,
       "<h1>What is still withheld</h1>\n" + element("p", "deck", deck) + group_links(status.by) +
           "<figure class=\"plot\"><img src=\"/statistics.svg?by=" + by +
           "\" alt=\"The table below as a plot\"></figure>\n"
           "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Totals\"><table>"
           "<thead><tr><th scope=\"col\">" +
           by + "</th>" +
           headings({"documents", "redacted", "none found", "redactions", "words withheld"}) +
           "</tr></thead><tbody>\n" + rows + row_markup("all", status.all) +
           "</tbody></table></div>\n"});
}

}  // namespace palimpsest::web::pages
