#include "report/html/timeline_section.hpp"

#include "base/counted.hpp"
#include "model/document.hpp"
#include "report/html/markup.hpp"
#include "report/provenance_text.hpp"
#include "report/totals_text.hpp"

#include <algorithm>

namespace palimpsest::report::html {
namespace {

// "124-10180-10295@2018" is what a side is called, and "2018" the step.
bool is_side(const std::string& side, const ReportedDocument& document, const ReleaseStep& step) {
  return side == document.name + "@" + step.folder;
}

const HeldRevision* revision_of(const ReportedDocument& document, const std::string& folder) {
  if (!document.held) return nullptr;
  const auto& revisions = document.held->revisions;
  const auto found = std::find_if(revisions.begin(), revisions.end(), [&](const auto& each) {
    return each.revision.folder.text() == folder ||
           release_of(each.revision.folder).text() == folder;
  });
  return found == revisions.end() ? nullptr : &*found;
}

std::string when_and_who(const ReportedDocument& document, const ReleaseStep& step) {
  const HeldRevision* revision = revision_of(document, step.folder);
  if (revision == nullptr) return element("p", "when", "no file");
  const Release& release = revision->release;
  std::string text = release.date ? release.date->text() : "undated";
  if (text == step.folder) text.clear();  // most releases are named by their day
  if (!release.agency.empty()) text += (text.empty() ? "" : ", ") + release.agency;
  return text.empty() ? "" : element("p", "when", escaped(text));
}

std::string step_markup(const ReportedDocument& document, const ReleaseStep& step) {
  const bool is_before = is_side(document.view.before, document, step);
  const bool is_after = is_side(document.view.after, document, step);
  std::string content = "<p class=\"release\">" + isolated(step.folder) + "</p>" +
                        when_and_who(document, step) +
                        element("p", "did", escaped(summary_text(step.verdict, step.totals)));
  if (step.totals.all.opened.places > 0) {
    content += element("p", "opened", "opened " + movement_text(step.totals.all.opened));
  }
  if (step.totals.all.closed.places > 0) {
    content += element("p", "closed", "closed " + movement_text(step.totals.all.closed));
  }
  if (is_before || is_after) {
    content +=
        element("p", "here", is_before ? "shown here as the earlier" : "shown here as the later");
  }
  return element(
      "li",
      "verdict-" + std::string(name_of(step.verdict)) + (is_before || is_after ? " shown" : ""),
      content);
}

std::string fact(const std::string& name, const std::string& markup) {
  return element("dt", "", escaped(name)) + element("dd", "", markup);
}

std::string hash_markup(const std::string& digits) { return element("span", "hash", digits); }

std::string provenance(const Revision& revision) {
  std::string facts;
  for (const std::vector<std::string>& row : provenance_rows(revision)) {
    const std::string& name = row.front();
    facts += fact(name.substr(name.find_first_not_of(' ')), escaped(row.back()));
  }
  return facts;
}

std::string imported_text(const HeldRevision& revision) {
  if (!revision.import) return "";
  const Event& import = *revision.import;
  const std::string by = import.agent.empty() ? "" : " by " + import.agent;
  return fact("imported", escaped(import.time.text() + by));
}

std::string held_file(const ReportView& report, const ReportedDocument& document,
                      const HeldRevision& held) {
  const Revision& revision = held.revision;
  const FileDigests& digests = revision.observed.digests;
  std::string facts =
      fact("SHA-256", hash_markup(digests.sha256.hex())) +
      fact("SHA-512", hash_markup(escaped(digests.sha512))) +
      fact("size", std::to_string(digests.size) + " bytes, " +
                       counted(static_cast<std::size_t>(revision.observed.page_count), "page"));
  if (!revision.claimed.file_name.empty()) {
    facts += fact("file name", isolated(revision.claimed.file_name));
  }
  if (!held.release.source.empty()) facts += fact("release from", isolated(held.release.source));
  facts += provenance(revision) + imported_text(held);
  return "<section class=\"file\"><h3>Release " + isolated(revision.folder.text()) + "</h3>" +
         element("dl", "facts", facts) + "<p class=\"cite\"><b>Cite as</b> " +
         isolated(citation(report, *document.held, held)) + "</p></section>\n";
}

std::string loose_file(const ComparedFile& file) {
  return "<section class=\"file\"><h3>" + isolated(file.name) + "</h3>" +
         element("dl", "facts",
                 fact("SHA-256", hash_markup(file.sha256.hex())) +
                     fact("size", std::to_string(file.size) + " bytes")) +
         "<p class=\"cite\"><b>Cite as</b> " +
         isolated(file.name + ", page N; SHA-256 " + file.sha256.hex() + ".") + "</p></section>\n";
}

std::string kept_diffs(const ReportedDocument& document) {
  if (!document.held || document.held->diffs.diffs.empty()) return "";
  std::string items;
  for (const HeldDiff& diff : document.held->diffs.diffs) {
    items += element("li", "",
                     element("span", "hash", escaped(diff.path)) + "<br>" +
                         std::string(name_of(diff.verdict)) + ", SHA-256 " +
                         hash_markup(diff.sha256.hex()));
  }
  return "<section class=\"file\"><h3>Comparisons that the archive keeps</h3>" +
         element("ul", "kept", items) + "</section>\n";
}

}  // namespace

std::string timeline(const ReportedDocument& document) {
  if (document.steps.empty()) return "";
  std::string items;
  for (const ReleaseStep& step : document.steps) items += step_markup(document, step);
  return "<section class=\"timeline\" aria-label=\"Timeline\"><h2>All releases</h2>" +
         element("ol", "", items) + "</section>\n";
}

std::string sources(const ReportView& report, const ReportedDocument& document) {
  std::string files;
  if (document.held) {
    for (const HeldRevision& revision : document.held->revisions) {
      files += held_file(report, document, revision);
    }
  }
  for (const ComparedFile& file : document.files) files += loose_file(file);
  if (files.empty()) return "";
  return "<section class=\"sources\"><h2>Sources, and how to cite them</h2>"
         "<p>Name the document, the release and the page, and the SHA-256 of the file: whoever has "
         "a "
         "file with that digest has the same bytes. For one page put <em>page N</em> behind the "
         "release.</p>" +
         files + kept_diffs(document) + "</section>\n";
}

}  // namespace palimpsest::report::html
