#include "report/html/diff_html.hpp"

#include "model/changed_pages.hpp"
#include "report/diff_text.hpp"
#include "report/html/change_card.hpp"
#include "report/html/document.hpp"
#include "report/html/markup.hpp"
#include "report/html/notes.hpp"
#include "report/html/pair_section.hpp"
#include "report/pair_title.hpp"
#include "report/palette.hpp"
#include "report/style.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

using html::element;
using html::escaped;
using html::isolated;

constexpr std::size_t kLinkWidth = 90;  // characters: three lines beside the pages

std::string style_sheet() {
  std::string style = ".status-text{--tone:#5a4fa3}\n";
  for (std::size_t i = 0; i < kNames<ChangeStatus>.size(); ++i) {
    const auto status = static_cast<ChangeStatus>(i);
    style += "." + html::status_class(status) + "{--tone:" + hex_text(color_of(status)) + "}\n";
  }
  return style + std::string(html::asset("common.css")) + std::string(html::asset("diff.css"));
}

std::string legend(const Diff& diff) {
  std::string items;
  for (std::size_t i = 0; i < kNames<ChangeStatus>.size(); ++i) {
    const auto status = static_cast<ChangeStatus>(i);
    const auto count = std::count_if(diff.changes.begin(), diff.changes.end(),
                                     [&](const Change& change) { return change.status == status; });
    if (count == 0) continue;
    items += element("li", html::status_class(status),
                     "<span class=\"swatch\"></span>" + std::string(name_of(status)) + " <b>" +
                         std::to_string(count) + "</b>");
  }
  return items.empty() ? "" : element("ul", "legend", items);
}

std::string jump(const std::string& id, const std::string& classes, const std::string& status,
                 const std::string& text) {
  return "<li class=\"" + classes + "\"><a href=\"#" + id + "\"><span class=\"status\">" + status +
         "</span> <span>" + escaped(shortened(printable(text), kLinkWidth)) + "</span></a></li>";
}

std::string jumps_on(const DiffView& view, const PagePair& pair) {
  std::string items;
  for (std::size_t i = 0; i < view.diff.changes.size(); ++i) {
    const Change& change = view.diff.changes[i];
    if (!is_news(change) || !is_on(change, pair)) continue;
    const std::string sentence = html::change_sentence(change, view.shows_personal);
    items += jump(html::change_id(i), html::status_class(change.status),
                  std::string(name_of(change.status)), sentence.substr(sentence.find(", ") + 2));
  }
  for (std::size_t i = 0; i < view.diff.text_changes.size(); ++i) {
    const TextChange& change = view.diff.text_changes[i];
    if (!is_on(change, pair)) continue;
    items += jump(html::text_change_id(i), "status-text", "text",
                  change.text_before + " → " + change.text_after);
  }
  return items;
}

std::string jump_list(const DiffView& view) {
  std::string items;
  for (std::size_t i = 0; i < view.pairs.size(); ++i) {
    const PagePair pair = html::pair_of(view.pairs[i]);
    const std::string jumps = jumps_on(view, pair);
    items += "<li><a href=\"#" + html::pair_id(i) + "\">" + escaped(pair_title(pair)) + "</a>" +
             (jumps.empty() ? "" : element("ol", "", jumps)) + "</li>\n";
  }
  return "<nav id=\"jumps\" aria-label=\"Changes\"><h2>Changes</h2>" + element("ol", "", items) +
         "</nav>\n";
}

std::string unshown(const DiffView& view) {
  const std::size_t count = view.diff.pages.size() - view.pairs.size();
  if (count == 0) return "";
  return element(
      "p", "none",
      counted(count, "page") + " without a change " + (count == 1 ? "is" : "are") + " not shown.");
}

std::string tools() {
  return "<div class=\"tools\" role=\"toolbar\" aria-label=\"View\">"
         "<button type=\"button\" data-do=\"previous\" title=\"k\">Previous change</button>"
         "<button type=\"button\" data-do=\"next\" title=\"j\">Next change</button>"
         "<button type=\"button\" data-do=\"smaller\" title=\"-\">Smaller</button>"
         "<button type=\"button\" data-do=\"larger\" title=\"+\">Larger</button>"
         "<button type=\"button\" data-do=\"fit\" title=\"0\">Fit</button>"
         "<button type=\"button\" data-do=\"stack\" title=\"s\" aria-pressed=\"false\">"
         "One over the other</button>"
         "<button type=\"button\" data-do=\"flip\" title=\"f\">Flip</button></div>\n";
}

std::string header(const DiffView& view) {
  const std::string names =
      view.diff.verdict == Verdict::kFirst
          ? isolated(view.after)
          : isolated(view.before) + " <span class=\"to\">→</span> " + isolated(view.after);
  return "<header>\n<p class=\"kicker\">What the later release opened and closed</p>\n<h1>" +
         names + "</h1>\n" + element("p", "deck", escaped(summary_text(view.diff)) + ".") +
         legend(view.diff) + html::notes(view.diff.findings) + "</header>\n";
}

constexpr const char* kFooter =
    "<footer><p>Made by Palimpsest. The later pages are laid over the earlier ones by their ink. "
    "Words marked \u201cread by OCR, unchecked\u201d were read by a program from the place shown "
    "beside them: compare them with the picture before you quote them. Hatched places were left "
    "out because they show personal data.</p></footer>\n";

}  // namespace

std::string diff_html(const DiffView& view) {
  std::string body =
      header(view) + tools() + "<div class=\"layout\">\n" + jump_list(view) + "<main>\n";
  for (std::size_t i = 0; i < view.pairs.size(); ++i) body += html::pair_section(view, i);
  body += unshown(view) + "</main>\n</div>\n" + kFooter;
  return html::document_text({view.before + " → " + view.after, style_sheet(),
                              std::string(html::asset("diff.js")), std::move(body)});
}

}  // namespace palimpsest::report
