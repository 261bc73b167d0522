#include "web/pages/document_page.hpp"

#include "base/counted.hpp"
#include "base/markup.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/words.hpp"
#include "web/target.hpp"

namespace palimpsest::web::pages {
namespace {

using markup::element;
using markup::escaped;
using markup::isolated;

std::string facts_markup(const ShownDocument& document) {
  std::string facts;
  const auto add = [&](const std::string& label, const std::string& value) {
    facts += element("dt", "", escaped(label)) + element("dd", "", isolated(value));
  };
  for (const auto& [label, value] : document.facts) add(label, value);
  for (const std::string& alias : document.aliases) add("also known as", alias);
  return facts.empty() ? "" : element("dl", "facts", facts);
}

std::string amount(const char* what, const Movement& movement) {
  if (movement.places == 0) return "";
  return element("p", what,
                 std::string(what) + " " +
                     counted(static_cast<std::size_t>(movement.places), "place") + ", " +
                     counted(static_cast<std::size_t>(movement.words), "word"));
}

std::string change_markup(const ShownDocument& document, std::size_t index) {
  const ShownStage& stage = document.stages[index];
  const bool has_both =
      index > 0 && stage.withheld.empty() && document.stages[index - 1].withheld.empty();
  const auto linked = [&](const char* words) {
    return link(comparison_address(document.id, document.stages[index - 1].folder, stage.folder),
                words);
  };
  if (!stage.verdict) {
    if (index == 0 || !stage.withheld.empty()) return "";
    return element("p", "none",
                   has_both ? linked("Compare it with the one before") : "not compared yet");
  }
  std::string text = element("p", "did", verdict_markup(*stage.verdict)) +
                     amount("opened", stage.totals.all.opened) +
                     amount("closed", stage.totals.all.closed);
  if (has_both) text += element("p", "", linked("See what changed"));
  return text;
}

// Most releases are named by their day.
std::string when_markup(const ShownStage& stage) {
  std::string when = stage.date.empty() ? "undated" : stage.date;
  if (when == stage.release) when.clear();
  if (!stage.agency.empty()) when += (when.empty() ? "" : ", ") + stage.agency;
  return when.empty() ? "" : element("p", "when", escaped(when));
}

std::string stage_markup(const ShownDocument& document, std::size_t index) {
  const ShownStage& stage = document.stages[index];
  const bool has_files = stage.withheld.empty();
  const std::string name =
      !stage.revisions.empty()
          ? link(address_of({document.id, stage.revisions.front().folder, 1}), stage.release)
          : isolated(stage.release);
  std::string content = element("p", "release", name) + when_markup(stage);
  if (!has_files) {
    content += element("p", "closed", "withheld in full, says " + escaped(stage.withheld));
  }
  for (const ShownRevision& revision : stage.revisions) {
    content +=
        element("p", "",
                escaped(counted(static_cast<std::size_t>(revision.pages), "page") + ", " +
                        counted(static_cast<std::size_t>(revision.redactions), "redaction")));
  }
  return element("li", has_files ? "shown" : "", content + change_markup(document, index)) + "\n";
}

std::string timeline_markup(const ShownDocument& document) {
  std::string steps;
  for (std::size_t i = 0; i < document.stages.size(); ++i) steps += stage_markup(document, i);
  return "<section class=\"timeline\" aria-labelledby=\"timeline\"><h2 "
         "id=\"timeline\">Releases</h2>"
         "<ol>" +
         steps + "</ol></section>\n";
}

std::string codes_markup(const ShownRevision& revision) {
  std::string items;
  for (const auto& [code, count] : revision.codes) {
    items += element(
        "li", "",
        isolated(code.empty() ? "no code" : code) + " <b>" + std::to_string(count) + "</b>");
  }
  return items.empty() ? element("p", "none", "No redaction was found.")
                       : element("ul", "codes", items);
}

std::string revision_markup(const ShownDocument& document, const ShownRevision& revision,
                            Originals originals) {
  const PlaceName name{document.id, revision.folder};
  std::string links = link(address_of({document.id, revision.folder, 1}), "Read") + " · " +
                      "<a href=\"/iiif/" + encoded(document.id + "@" + revision.folder) +
                      "/manifest\" type=\"application/ld+json\">IIIF manifest</a>";
  if (originals == Originals::kHandedOut) {
    links += " · <a href=\"/original/" + encoded(name.text()) + ".pdf\">Original (PDF)</a>";
  }
  return "<section class=\"file\"><h3>" + isolated(name.text()) + "</h3>" + codes_markup(revision) +
         element("p", "check", check_markup(revision.check, revision.sha256)) +
         element("p", "links", links) + "</section>\n";
}

std::string files_markup(const ShownDocument& document, Originals originals) {
  std::string files;
  for (const ShownStage& stage : document.stages) {
    for (const ShownRevision& revision : stage.revisions) {
      files += revision_markup(document, revision, originals);
    }
  }
  return files.empty() ? ""
                       : "<section class=\"files\"><h2>Files, and what they withhold</h2>\n" +
                             files + "</section>\n";
}

// Any two releases can be chosen; the last two are.
std::string choice_markup(const ShownDocument& document) {
  std::vector<std::string> folders;
  for (const ShownStage& stage : document.stages) {
    if (stage.withheld.empty()) folders.push_back(stage.folder);
  }
  if (folders.size() < 2) return "";
  const auto select = [&](const char* name, const char* label, std::size_t chosen) {
    std::string options;
    for (std::size_t i = 0; i < folders.size(); ++i) {
      options += "<option" + std::string(i == chosen ? " selected" : "") + ">" +
                 escaped(folders[i]) + "</option>";
    }
    return labelled(
        name, label,
        "<select id=\"" + std::string(name) + "\" name=\"" + name + "\">" + options + "</select>");
  };
  return "<form class=\"filter\" action=\"/compare/" + encoded(document.id) + "\">" +
         select("before", "Compare", folders.size() - 2) +
         select("after", "with", folders.size() - 1) + "<button>Compare</button></form>\n";
}

}  // namespace

std::string document_page(const ShownDocument& document, Originals originals) {
  const std::string title = document.title.empty() ? document.id : document.title;
  const std::string body = "<header class=\"head\"><p class=\"kicker\">" +
                           escaped("Document " + document.id) + "</p>\n<h1>" + isolated(title) +
                           "</h1>\n" + notice_markup(document.notice) + facts_markup(document) +
                           "</header>\n" + timeline_markup(document) + choice_markup(document) +
                           files_markup(document, originals) + "<section><h2>How to cite it</h2>" +
                           element("p", "cite", escaped(document.citation)) + "</section>\n";
  return framed({document.id + (document.title.empty() ? "" : ": " + document.title),
                 Section::kDocuments,
                 body,
                 {"report.css"}});
}

}  // namespace palimpsest::web::pages
