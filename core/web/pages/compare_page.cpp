#include "web/pages/compare_page.hpp"

#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"
#include "web/target.hpp"

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;
using markup::isolated;

std::string select(const char* name, const char* label, const ShownComparison& comparison,
                   const std::string& chosen) {
  std::string options;
  for (const std::string& folder : comparison.folders) {
    options += "<option" + std::string(folder == chosen ? " selected" : "") + ">" +
               escaped(folder) + "</option>";
  }
  return labelled(
      name, label,
      "<select id=\"" + std::string(name) + "\" name=\"" + name + "\">" + options + "</select>");
}

// A script asks again and shows the comparison once it is there; without one, the reader does.
std::string waiting_markup() {
  return "<p class=\"notice waiting\" role=\"status\" data-again=\"2\">This page shows the "
         "comparison "
         "as soon as it is made. <a href=\"\">Look again</a></p>\n";
}

std::string head(const ShownComparison& comparison) {
  const std::string title = comparison.title.empty() ? comparison.document : comparison.title;
  return "<header class=\"head\"><p class=\"kicker\">" +
         link(address_of({comparison.document}), "Document " + comparison.document) + "</p>\n<h1>" +
         isolated(title) + "</h1>\n<p class=\"compared\">" + isolated(comparison.before) +
         " <span class=\"to\">→</span> " + isolated(comparison.after) + "</p>\n" +
         element("p", "deck", escaped(comparison.lead)) + comparison.legend +
         (comparison.is_compared ? notice_markup(comparison.notice) : waiting_markup()) +
         "<form class=\"filter\" action=\"/compare/" + encoded(comparison.document) + "\">" +
         select("before", "Compare", comparison, comparison.before) +
         select("after", "with", comparison, comparison.after) +
         "<button>Compare</button></form>\n</header>\n";
}

}  // namespace

std::string compare_page(const ShownComparison& comparison) {
  const std::string address =
      comparison_address(comparison.document, comparison.before, comparison.after);
  std::string body = head(comparison);
  std::vector<std::string> scripts;
  if (comparison.is_compared) {
    scripts = {"diff.js"};
    body += comparison.tools +
            "<div class=\"layout\">\n<nav id=\"jumps\" aria-label=\"Changes\"><h2>Changes</h2>" +
            (comparison.jumps.empty() ? element("p", "none", "No page that is shown changed.")
                                      : element("ol", "", comparison.jumps)) +
            "</nav>\n<div class=\"pairs\">\n" + comparison.pairs +
            pager(address, comparison.first, comparison.shown, comparison.count, kPairsOfPage) +
            "</div>\n</div>\n";
  }
  return framed({comparison.document + ", " + comparison.before + " and " + comparison.after,
                 Section::kDocuments,
                 body,
                 {"diff.css"},
                 scripts});
}

}  // namespace palimpsest::web::pages
