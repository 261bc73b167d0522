#include "report/archive_text.hpp"

#include "report/redaction_text.hpp"

#include <algorithm>
#include <functional>

namespace palimpsest::report {
namespace {

// Joins one value per revision by arrows; equal neighbours are said once.
std::string progression(const DocumentSummary& document,
                        const std::function<std::string(const RevisionSummary&)>& value) {
  std::string text;
  std::string last;
  for (const RevisionSummary& revision : document.revisions) {
    const std::string next = value(revision);
    if (!text.empty() && next == last) continue;
    text += (text.empty() ? "" : " → ") + next;
    last = next;
  }
  return text;
}

std::string redactions_text(const RevisionSummary& revision) {
  std::string text = std::to_string(revision.redaction_count);
  if (revision.unread_page_count > 0) text += "?";
  return text;
}

std::vector<std::string> list_row(const DocumentSummary& document) {
  return {
      document.id.text(),
      progression(document, [](const RevisionSummary& r) { return r.folder.text(); }),
      progression(document, [](const RevisionSummary& r) { return std::to_string(r.page_count); }),
      progression(document, redactions_text)};
}

std::string role_text(const Role& role) {
  switch (role.kind) {
    case FileRole::kMain:
      return "";
    case FileRole::kReplacement:
      return "replacement";
    case FileRole::kSecondCopy:
      return "second copy";
    case FileRole::kUnsorted:
      return "further file, unsorted";
    case FileRole::kPart:
      break;
  }
  return "part " + std::to_string(role.part) +
         (role.parts > 0 ? " of " + std::to_string(role.parts) : "");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
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
          printable(joined(revision.codes)),
          unread,
          role_text(revision.role)};
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
  if (!document.aliases.empty()) text += "  also " + printable(joined(document.aliases)) + "\n";
  std::vector<std::vector<std::string>> rows;
  for (const RevisionSummary& revision : summary.revisions) rows.push_back(revision_row(revision));
  return text + columns(rows);
}

std::string revision_text(const Revision& revision, const Style& style) {
  const Observed& observed = revision.observed;
  std::string text =
      style.bold(revision.document.text() + "@" + revision.folder.text()) + "\n" +
      columns({{"  file", printable(revision.claimed.file_name)},
               {"  sha256", observed.digests.sha256.hex()},
               {"  size", std::to_string(observed.digests.size) + " bytes"},
               {"  pages", std::to_string(observed.page_count)},
               {"  role",
                revision.role.kind == FileRole::kMain ? "main file" : role_text(revision.role)}});
  for (const Finding& finding : revision.findings) text += finding_text(finding, style);
  for (const Page& page : revision.pages) {
    text += page_text(page, style);
    for (const Finding& finding : page.findings) text += "  " + finding_text(finding, style);
  }
  return text;
}

std::string verification_text(const Verification& verification, const Style& style) {
  const bool has_damage = std::any_of(verification.problems.begin(), verification.problems.end(),
                                      [](const Problem& problem) { return !problem.harmless; });
  std::string text;
  for (const Problem& problem : verification.problems) {
    text += (problem.harmless ? style.yellow("harmless") : style.red("damaged")) + "  " +
            printable(problem.path) + "\n    " + printable(problem.what) + "\n    " +
            style.dim("document: " + printable(problem.document)) + "\n";
  }
  const std::string checked = counted(verification.commits, "commit") + ", " +
                              counted(verification.objects, "object") + " and " +
                              counted(verification.originals, "original") + " checked, " +
                              std::to_string(verification.bytes) + " bytes";
  return text + (has_damage ? style.red("damaged") : style.green("ok")) + ": " + checked + "\n";
}

std::string undo_text(const UndoOutcome& outcome, const Style& style) {
  std::string text = "took back " + style.bold(outcome.act) + ":\n";
  for (const std::string& revision : outcome.revisions) text += "  " + printable(revision) + "\n";
  return text + "recorded as commit " + outcome.commit.text().substr(0, 12) +
         "; the originals stay in the archive\n";
}

}  // namespace palimpsest::report
