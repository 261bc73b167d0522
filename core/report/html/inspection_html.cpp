#include "report/html/inspection_html.hpp"

#include "base/counted.hpp"
#include "report/finding_text.hpp"
#include "report/html/document.hpp"
#include "report/html/inspection_counts.hpp"
#include "report/html/markup.hpp"
#include "report/html/notes.hpp"
#include "report/html/redaction_card.hpp"
#include "report/html/sheet.hpp"
#include "report/palette.hpp"
#include "report/redaction_text.hpp"

#include <filesystem>
#include <set>
#include <utility>

namespace palimpsest::report {
namespace {

using html::element;
using html::escaped;
using html::isolated;

std::string name_of_file(const Inspection& inspection) {
  return std::filesystem::path(inspection.file).filename().string();
}

// Ids of elements: "f2p10r3" is the region r3 of page 10 of the second file.
std::string page_id(std::size_t file, int page) {
  return "f" + std::to_string(file) + "p" + std::to_string(page);
}

std::string region_id(std::size_t file, int page, std::size_t index) {
  return page_id(file, page) + "r" + std::to_string(index + 1);
}

std::string card_id(std::size_t file, int page, std::size_t index) {
  return region_id(file, page, index) + "-card";
}

std::string style_sheet() {
  std::string style;
  for (std::size_t i = 0; i < kNames<RedactionKind>.size(); ++i) {
    const auto kind = static_cast<RedactionKind>(i);
    style += "." + html::kind_class(kind) + "{--tone:" + hex_text(color_of(kind)) + "}\n";
  }
  return style + std::string(html::asset("common.css")) +
         std::string(html::asset("inspection.css"));
}

std::string deck(const Inspection& inspection, const html::InspectionCounts& counts) {
  std::string text = counted(inspection.pages.size(), "page") + ", ";
  if (counts.redactions == 0) {
    text += "no redaction found";
  } else {
    text += counted(counts.redactions, "redaction") + " on " +
            std::to_string(counts.redacted_pages) + " of them, about " +
            counted(counts.characters, "character") + " withheld";
  }
  if (counts.unread_pages > 0)
    text += "; " + counted(counts.unread_pages, "page") + " could not be read";
  return text + ".";
}

std::string legend(const html::InspectionCounts& counts) {
  std::string items;
  for (std::size_t i = 0; i < counts.kinds.size(); ++i) {
    if (counts.kinds[i] == 0) continue;
    const auto kind = static_cast<RedactionKind>(i);
    items += element("li", html::kind_class(kind),
                     "<span class=\"swatch\"></span>" + std::string(name_of(kind)) + " <b>" +
                         std::to_string(counts.kinds[i]) + "</b>");
  }
  return items.empty() ? "" : element("ul", "legend", items);
}

std::string code_table(const html::InspectionCounts& counts) {
  if (counts.codes.empty()) return "";
  const std::size_t most = counts.codes.front().second;
  std::string rows;
  for (const auto& [code, count] : counts.codes) {
    const std::string width = std::to_string(100 * count / most);
    rows += "<tr><th scope=\"row\">" + isolated(code) + "</th><td class=\"number\">" +
            std::to_string(count) +
            "</td><td class=\"bar\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
            "aria-hidden=\"true\"><rect width=\"" +
            width + "\" height=\"8\"/></svg></td></tr>\n";
  }
  return "<table class=\"codes\"><caption>Codes that are printed at them</caption>" + rows +
         "</table>\n";
}

std::string facts(const Inspection& inspection) {
  std::string rows = "<dt>SHA-256</dt><dd class=\"hash\">" + inspection.sha256.hex() + "</dd>";
  if (!inspection.document.empty())
    rows += "<dt>document</dt><dd>" + isolated(inspection.document) + "</dd>";
  std::set<std::pair<std::string, std::string>> shown;
  for (const Identifier& identifier : inspection.identifiers) {
    const std::string name = identifier.system + " (" + std::string(name_of(identifier.kind)) + ")";
    if (!shown.insert({name, identifier.text}).second) continue;
    rows += "<dt>" + isolated(name) + "</dt><dd>" + isolated(identifier.text) + "</dd>";
  }
  return element("dl", "facts", rows) + html::notes(inspection.findings);
}

std::string page_links(const Inspection& inspection, std::size_t file) {
  if (inspection.pages.size() < 2) return "";
  std::string items;
  for (const Page& page : inspection.pages) {
    const std::string count = std::to_string(page.redactions.size());
    const std::string classes = !is_readable(page)        ? "unread"
                                : page.redactions.empty() ? "clean"
                                                          : "redacted";
    items += "<li class=\"" + classes + "\"><a href=\"#" + page_id(file, page.number) +
             "\" aria-label=\"page " + std::to_string(page.number) + ", " +
             counted(page.redactions.size(), "redaction") + "\">" + std::to_string(page.number) +
             "<span>" + (is_readable(page) ? count : "?") + "</span></a></li>";
  }
  return "<nav aria-label=\"Pages\"><ol class=\"pages\">" + items + "</ol></nav>\n";
}

std::string figure(const Page& page, const std::optional<Picture>& picture, std::size_t file) {
  html::Sheet sheet{page.size,
                    "Page " + std::to_string(page.number) + " with " +
                        counted(page.redactions.size(), "redaction"),
                    picture, page.size};
  for (std::size_t i = 0; i < page.redactions.size(); ++i) {
    const Redaction& redaction = page.redactions[i];
    sheet.areas.push_back({region_id(file, page.number, i), card_id(file, page.number, i),
                           html::kind_class(redaction.kind), outline_of(redaction), redaction.id,
                           html::redaction_sentence(redaction)});
  }
  return element("figure", "", html::sheet_markup(sheet));
}

std::string cards(const Page& page, std::size_t file) {
  if (!is_readable(page))
    return element("p", "alarm", "This page could not be read: nothing is known of it.");
  if (page.redactions.empty()) return element("p", "none", "No redaction found on this page.");
  std::string items;
  for (std::size_t i = 0; i < page.redactions.size(); ++i) {
    items += html::redaction_card(page.redactions[i], card_id(file, page.number, i),
                                  region_id(file, page.number, i));
  }
  return element("ol", "cards", items);
}

std::string page_section(const Page& page, const std::optional<Picture>& picture,
                         std::size_t file) {
  return "<section class=\"page\" id=\"" + page_id(file, page.number) + "\">\n<h2>Page " +
         std::to_string(page.number) + " <span class=\"source\">" +
         escaped(source_text(page.text_source)) + "</span></h2>\n<div class=\"spread\">" +
         figure(page, picture, file) + "<div>" + cards(page, file) + html::notes(page.findings) +
         "</div></div>\n</section>\n";
}

void append_file(std::string& body, const Inspection& inspection, std::size_t file) {
  const html::InspectionCounts counts = html::counts_of(inspection.pages);
  body += "<article>\n<header>\n<p class=\"kicker\">What is withheld in</p>\n<h1>" +
          isolated(name_of_file(inspection)) + "</h1>\n" +
          element("p", "deck", deck(inspection, counts)) + legend(counts) + code_table(counts) +
          facts(inspection) + page_links(inspection, file) + "</header>\n";
  for (std::size_t i = 0; i < inspection.pages.size(); ++i) {
    const bool has_picture = i < inspection.pictures.size();
    body += page_section(inspection.pages[i], has_picture ? inspection.pictures[i] : std::nullopt,
                         file);
  }
  body += "</article>\n";
}

std::string title(const std::vector<Inspection>& inspections) {
  if (inspections.size() == 1) return "Redactions of " + name_of_file(inspections.front());
  return "Redactions of " + counted(inspections.size(), "file");
}

}  // namespace

std::string inspection_html(const std::vector<Inspection>& inspections) {
  html::Document document{title(inspections), style_sheet(), "", "<main>\n"};
  for (std::size_t i = 0; i < inspections.size(); ++i) {
    append_file(document.body, inspections[i], i + 1);
  }
  document.body +=
      "</main>\n<footer><p>Found by Palimpsest from the look of the pages, by rules and without "
      "guessing at words. \u201cNo redaction found\u201d is not \u201creleased in full\u201d: that "
      "is for the agency to say. Numbers of characters are estimates from the type of each page. "
      "Hatched places were left out of the pictures because they show the number of a "
      "person.</p></footer>\n";
  return html::document_text(document);
}

}  // namespace palimpsest::report
