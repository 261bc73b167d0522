#include "report/html/report_html.hpp"

#include "base/counted.hpp"
#include "model/diff_totals.hpp"
#include "report/diff_text.hpp"
#include "report/html/diff_parts.hpp"
#include "report/html/document.hpp"
#include "report/html/markup.hpp"
#include "report/html/notes.hpp"
#include "report/html/timeline_section.hpp"
#include "report/totals_text.hpp"

#include <cctype>

namespace palimpsest::report {
namespace {

using html::element;
using html::escaped;
using html::isolated;

std::string document_id(std::size_t index) { return "document" + std::to_string(index + 1); }

std::string sides(const DiffView& view) {
  if (view.diff.verdict == Verdict::kFirst) return isolated(view.after);
  return isolated(view.before) + " <span class=\"to\">→</span> " + isolated(view.after);
}

std::string facts_of(const ReportedDocument& document) {
  if (!document.held) return "";
  std::string facts;
  for (const char* name : {"date", "from", "to", "originator", "agency", "file_number"}) {
    const Fact* fact = newest_fact(document.held->document, name);
    if (fact == nullptr || fact->value.empty()) continue;
    std::string label = name;
    if (label == "file_number") label = "file";
    facts += element("dt", "", label) + element("dd", "", isolated(fact->value));
  }
  std::string aliases;
  for (const std::string& alias : document.held->document.aliases) {
    aliases += (aliases.empty() ? "" : ", ") + isolated(alias);
  }
  if (!aliases.empty()) facts += element("dt", "", "also known as") + element("dd", "", aliases);
  return facts.empty() ? "" : element("dl", "facts", facts);
}

// One sentence as a newspaper would put it; where nothing was opened or closed, the verdict.
std::string lead(const Diff& diff) {
  const DiffTotals totals = totals_of(diff);
  const bool opens = totals.all.opened.places > 0;
  const bool closes = totals.all.closed.places > 0;
  std::string text = "The later release ";
  if (opens) text += "opened " + movement_text(totals.all.opened);
  if (closes) text += (opens ? " and closed " : "closed ") + movement_text(totals.all.closed);
  if (!opens && !closes) {
    text = summary_text(diff);
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text + ".";
  }
  const int left = totals.all.still_withheld;
  if (left == 0) return text + "; nothing is withheld any more.";
  return text + "; " + counted(static_cast<std::size_t>(left), "place") +
         (left == 1 ? " is" : " are") + " still withheld.";
}

// What the pages of one document say, below its name.
std::string summary(const ReportedDocument& document) {
  const DiffView& view = document.view;
  std::string text = element("p", "compared", sides(view)) +
                     element("p", "deck", escaped(lead(view.diff))) + html::diff_legend(view.diff) +
                     html::notes(view.diff.findings);
  if (document.withheld_pages > 0) {
    text += element("p", "alarm",
                    "The pictures of " + counted(document.withheld_pages, "page") +
                        " are left out: a later release withholds personal text on them.");
  }
  return text;
}

std::string masthead(const ReportView& report, const std::string& kicker) {
  return "<p class=\"kicker\">" + escaped(kicker) + "</p><p class=\"byline\">" +
         escaped("Made " + report.made + " by " + report.software) + "</p>";
}

std::string document_header(const ReportView& report) {
  const ReportedDocument& document = report.documents.front();
  const std::string title = title_of(document);
  const bool is_held = document.held.has_value();
  std::string text =
      "<header>\n" +
      masthead(report, is_held ? "Declassified document " + document.name : "Two files compared");
  text += "<h1>" + isolated(title.empty() ? document.name : title) + "</h1>\n";
  return text + summary(document) + facts_of(document) + html::timeline(document) + "</header>\n";
}

std::string amount(const Movement& movement) {
  return movement.places == 0 ? std::string() : movement_text(movement);
}

std::string row_markup(const ReleaseRow& row, const std::string& target) {
  const std::string name = isolated(row.document.text());
  const std::string document =
      target.empty() ? name : "<a href=\"#" + target + "\">" + name + "</a>";
  std::string cells =
      element("th", "", document) + element("td", "", isolated(row.before.value_or("—")));
  if (!row.verdict) {
    return element("tr", "",
                   cells + "<td colspan=\"4\" class=\"alarm\">" + escaped(row.error) + "</td>");
  }
  cells += element("td", "verdict", std::string(name_of(*row.verdict))) +
           element("td", "", amount(row.totals.all.opened)) +
           element("td", "", amount(row.totals.all.closed)) +
           element("td", "number", std::to_string(row.totals.all.still_withheld));
  return element("tr", "", cells);
}

std::string release_table(const ReportView& report) {
  std::string rows;
  for (const ReleaseRow& row : report.release->rows) {
    std::string target;
    for (std::size_t i = 0; i < report.documents.size(); ++i) {
      if (report.documents[i].name == row.document.text()) target = document_id(i);
    }
    rows += row_markup(row, target);
  }
  return "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"All "
         "documents\"><table><thead>"
         "<tr><th>document</th><th>against</th><th>verdict</th><th>opened</th><th>closed</th>"
         "<th>still withheld</th></tr></thead><tbody>" +
         rows + "</tbody></table></div>\n";
}

std::string release_header(const ReportView& report) {
  const ReleaseTotals totals = totals_of(report.release->rows);
  std::string deck = counted(static_cast<std::size_t>(totals.documents), "document") + ", " +
                     std::to_string(totals.news) + " of them with something new";
  if (totals.opened.places > 0) deck += "; opened " + movement_text(totals.opened);
  if (totals.closed.places > 0) deck += "; closed " + movement_text(totals.closed);
  std::string text = "<header>\n" + masthead(report, "What a release opened and closed") +
                     "<h1>Release " + isolated(report.release->name) + "</h1>\n" +
                     element("p", "deck", escaped(deck) + ".") + release_table(report);
  if (report.release->unshown > 0) {
    text += element("p", "none",
                    "The pages of " + counted(report.release->unshown, "further document") +
                        " with changes did not fit into this file: make a report of each.");
  }
  return text + "</header>\n";
}

// The head of one of several documents; that of a single one is the header of the page.
std::string document_head(const ReportedDocument& document, std::size_t index) {
  const std::string title = title_of(document);
  return "<div class=\"head\" id=\"" + document_id(index) + "\"><h2 class=\"name\">" +
         isolated(document.name) + "</h2>" +
         (title.empty() ? "" : element("p", "title", isolated(title))) + summary(document) +
         facts_of(document) + html::timeline(document) + "</div>\n";
}

std::string jumps(const ReportView& report) {
  std::string items;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    const ReportedDocument& document = report.documents[i];
    const std::string pages = html::jump_items(document.view);
    items += report.release ? "<li class=\"document\"><a href=\"#" + document_id(i) + "\">" +
                                  isolated(document.name) + "</a></li>\n" + pages
                            : pages;
  }
  return "<nav id=\"jumps\" aria-label=\"Changes\"><h2>Changes</h2>" +
         (items.empty() ? element("p", "none", "No page changed.") : element("ol", "", items)) +
         "</nav>\n";
}

std::string title_text(const ReportView& report) {
  if (report.release) return "Release " + report.release->name;
  const ReportedDocument& document = report.documents.front();
  const std::string title = title_of(document);
  return document.name + (title.empty() ? "" : ": " + title);
}

}  // namespace

std::string report_html(const ReportView& report) {
  std::string body = report.release ? release_header(report) : document_header(report);
  body += html::diff_tools() + "<div class=\"layout\">\n" + jumps(report) + "<main>\n";
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    if (report.release) body += document_head(report.documents[i], i);
    body += html::diff_pairs(report.documents[i].view);
  }
  body += "</main>\n</div>\n";
  for (const ReportedDocument& document : report.documents) body += html::sources(report, document);
  body += std::string("<footer><p>") + html::kCaution + "</p></footer>\n";
  return html::document_text({title_text(report),
                              html::diff_style() + std::string(html::asset("report.css")),
                              std::string(html::asset("diff.js")), std::move(body)});
}

}  // namespace palimpsest::report
