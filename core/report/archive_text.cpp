#include "report/archive_text.hpp"

#include "base/counted.hpp"
#include "report/facts_text.hpp"
#include "report/problems_text.hpp"
#include "report/provenance_text.hpp"
#include "report/redaction_text.hpp"
#include "report/role_text.hpp"

#include <algorithm>
#include <functional>

namespace palimpsest::report {
namespace {

using FilesOfRelease = std::vector<const RevisionSummary*>;

std::vector<FilesOfRelease> by_release(const DocumentSummary& document) {
  std::vector<FilesOfRelease> releases;
  for (const RevisionSummary& revision : document.revisions) {
    const bool is_new = releases.empty() ||
                        release_of(releases.back().front()->folder) != release_of(revision.folder);
    if (is_new) releases.emplace_back();
    releases.back().push_back(&revision);
  }
  return releases;
}

std::string joined(const std::vector<std::string>& texts, const std::string& by) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : by) + text;
  return all;
}

std::string releases_text(const std::vector<FilesOfRelease>& releases) {
  std::vector<std::string> texts;
  for (const FilesOfRelease& files : releases) {
    const std::string count = files.size() > 1 ? " (" + counted(files.size(), "file") + ")" : "";
    texts.push_back(release_of(files.front()->folder).text() + count);
  }
  return joined(texts, " → ");
}

// Returns the values of all releases; one value alone where it is the same in all.
std::string values_text(const std::vector<FilesOfRelease>& releases,
                        const std::function<std::string(const RevisionSummary&)>& value) {
  std::vector<std::string> texts;
  for (const FilesOfRelease& files : releases) {
    std::vector<std::string> values;
    for (const RevisionSummary* file : files) values.push_back(value(*file));
    texts.push_back(joined(values, "+"));
  }
  const bool is_constant =
      std::adjacent_find(texts.begin(), texts.end(), std::not_equal_to<>()) == texts.end();
  return is_constant && !texts.empty() ? texts.front() : joined(texts, " → ");
}

std::string page_count_text(const RevisionSummary& revision) {
  return std::to_string(revision.page_count);
}

std::string redactions_text(const RevisionSummary& revision) {
  return std::to_string(revision.redaction_count) + (revision.unread_page_count > 0 ? "?" : "");
}

// Releases of which there is no file stand behind those that have one.
std::string placeholder_releases_text(const DocumentSummary& document) {
  std::vector<std::string> texts;
  for (const StateClaim& claim : document.placeholders) {
    const std::string text = claim.release.text() + " (no file)";
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return joined(texts, ", ");
}

std::vector<std::string> list_row(const DocumentSummary& document) {
  const std::vector<FilesOfRelease> releases = by_release(document);
  const std::string listed = placeholder_releases_text(document);
  return {document.id.text(),
          releases_text(releases) + (releases.empty() || listed.empty() ? "" : "; ") + listed,
          values_text(releases, page_count_text), values_text(releases, redactions_text)};
}

std::vector<std::string> revision_row(const RevisionSummary& revision) {
  const std::string redactions =
      revision.redaction_count == 0
          ? "no redaction found"
          : counted(static_cast<std::size_t>(revision.redaction_count), "redaction");
  const std::string unread =
      revision.unread_page_count == 0
          ? ""
          : counted(static_cast<std::size_t>(revision.unread_page_count), "page") + " not read";
  return {"  " + revision.folder.text(),
          counted(static_cast<std::size_t>(revision.page_count), "page"),
          redactions,
          printable(joined(revision.codes, ", ")),
          unread,
          revision.role.kind == FileRole::kMain ? "" : role_text(revision.role)};
}

// A check that took something over from another is about two times, and says so.
std::string resumed_text(const Verification& verification) {
  if (!verification.resumed) return {};
  const ResumedCheck& resumed = *verification.resumed;
  return "  of these, " + counted(resumed.originals, "original") + " and " +
         counted(resumed.readings, "reading") + " were checked since " + resumed.since.text() +
         ", when the log had " + counted(resumed.entries, "entry", "entries") + "\n";
}

// Nothing is wrong with them, but their pages and texts rest on git and the log alone.
std::string older_revisions_text(const Verification& verification) {
  const std::uint64_t count = verification.revisions_without_digests;
  if (count == 0) return "";
  return counted(count, "revision") + (count == 1 ? " holds" : " hold") +
         " no digests of pages and texts: imported before they were kept\n";
}

}  // namespace

std::string list_text(const std::vector<DocumentSummary>& documents, const Style& style) {
  if (documents.empty())
    return "the archive holds no documents yet: palimpsest import FILE... --release R\n";
  std::vector<std::vector<std::string>> rows{{"DOCUMENT", "RELEASES", "PAGES", "REDACTIONS"}};
  for (const DocumentSummary& document : documents) rows.push_back(list_row(document));
  const std::string table = columns(rows);
  const std::size_t header_end = table.find('\n');
  return style.dim(table.substr(0, header_end)) + table.substr(header_end);
}

std::string document_text(const Document& document, const DocumentSummary& summary,
                          const Style& style) {
  std::string text = style.bold(document.id.text()) + "\n";
  if (!document.aliases.empty())
    text += "  also " + printable(joined(document.aliases, ", ")) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const RevisionSummary& revision : summary.revisions) rows.push_back(revision_row(revision));
  text += columns(rows);
  return text + facts_text(document, summary, style);
}

std::string revision_text(const Revision& revision, const Style& style) {
  const Observed& observed = revision.observed;
  std::vector<std::vector<std::string>> rows{{"  file", printable(revision.claimed.file_name)},
                                             {"  sha256", observed.digests.sha256.hex()},
                                             {"  size", counted(observed.digests.size, "byte")},
                                             {"  pages", std::to_string(observed.page_count)},
                                             {"  role", role_text(revision.role)}};
  for (std::vector<std::string>& row : provenance_rows(revision)) rows.push_back(std::move(row));
  std::string text =
      style.bold(revision.document.text() + "@" + revision.folder.text()) + "\n" + columns(rows);
  return text + pages_text(revision.pages, revision.findings, style);
}

std::string verification_text(const Verification& verification, const Style& style) {
  const std::string text = problems_text(verification.problems, style);
  const std::string checked =
      counted(verification.commits, "commit") + ", " + counted(verification.objects, "object") +
      " and " + counted(verification.originals, "original") + " checked, " +
      counted(verification.bytes, "byte") + "; " + std::to_string(verification.log_entries) +
      " in the log, " + counted(verification.signatures, "signature") + ", " +
      counted(verification.time_stamps, "time stamp") + "; " +
      counted(verification.derived_files, "page and text file") +
      (verification.removals > 0 ? "; removed by order: " + std::to_string(verification.removals)
                                 : "") +
      (verification.readings > 0 ? "; " + counted(verification.readings, "revision") + " read again"
                                 : "");
  return text + (is_damaged(verification) ? style.red("damaged") : style.green("ok")) + ": " +
         checked + "\n" + older_revisions_text(verification) + resumed_text(verification);
}

std::string maintenance_text(const Maintenance& maintenance) {
  if (maintenance.objects == 0) return "nothing to join: the git objects are in one pack\n";
  const auto in_kilobytes = [](std::uint64_t bytes) {
    return std::to_string(bytes / 1000) + " kB";
  };
  return counted(maintenance.objects, "git object") + " in one pack; before, " +
         counted(maintenance.packs_before, "pack") + " and " +
         counted(maintenance.loose_before, "loose object") + "\n" +
         in_kilobytes(maintenance.bytes_before) + " -> " + in_kilobytes(maintenance.bytes_after) +
         "\n";
}

std::string undo_text(const UndoOutcome& outcome, const Style& style) {
  std::string text = "took back " + style.bold(outcome.act) + ":\n";
  for (const std::string& revision : outcome.revisions) text += "  " + printable(revision) + "\n";
  for (const std::string& document : outcome.documents) {
    if (outcome.revisions.empty()) text += "  " + printable(document) + "\n";
  }
  if (outcome.list) text += "  what the list " + outcome.list->hex().substr(0, 12) + " said\n";
  return text + "recorded as commit " + outcome.commit.text().substr(0, 12) +
         "; the originals stay in the archive\n";
}

}  // namespace palimpsest::report
