#include "report/import_text.hpp"

#include "base/counted.hpp"
#include "report/copies_text.hpp"
#include "report/facts_text.hpp"
#include "report/finding_text.hpp"
#include "report/role_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMostCopies = 5;
constexpr std::size_t kFilesOnAScreen = 20;
constexpr std::size_t kMostFailures = 20;  // that are told again at the end

std::string target_text(const FileOutcome& outcome) {
  if (!outcome.document || !outcome.folder) return "";
  return outcome.document->text() + "@" + outcome.folder->text();
}

std::string content_text(const FileOutcome& outcome) {
  return counted(static_cast<std::size_t>(outcome.page_count), "page") +
         (outcome.status == ImportStatus::kPlanned
              ? ""
              : ", " + counted(static_cast<std::size_t>(outcome.redaction_count), "redaction"));
}

// Says why a further file of one document and release is not compared with the first.
std::string role_notice(const FileOutcome& outcome, const Style& style) {
  if (outcome.role.kind == FileRole::kMain || !outcome.document || !outcome.folder) return "";
  return "    " + style.yellow("note: ") + "another file of this document in " +
         release_of(*outcome.folder).text() + " (" + role_text(outcome.role) +
         "); files of one release are not compared with each other\n";
}

std::string copies_notice(const FileOutcome& outcome, const Style& style) {
  std::string text;
  const std::size_t shown = std::min(outcome.copies.size(), kMostCopies);
  for (std::size_t i = 0; i < shown; ++i) {
    text += "    " + style.yellow("note: ") + copy_text(outcome.copies[i]) + "\n";
  }
  if (outcome.copies.size() > shown) {
    text += "    ... and " + std::to_string(outcome.copies.size() - shown) +
            " more: palimpsest show --copies " + target_text(outcome) + "\n";
  }
  return text;
}

std::string placeholder_notice(const FileOutcome& outcome, const Style& style) {
  if (!outcome.opens) return "";
  return "    " + style.green("opens") + " what was listed in " + outcome.opens->release.text() +
         ": " + state_claim_text(*outcome.opens) + "\n";
}

std::string items_notice(const FileOutcome& outcome) {
  if (outcome.items.empty()) return "";
  const bool is_one = outcome.items.size() == 1;
  return "    its withdrawal sheets name " + counted(outcome.items.size(), "item") + ": " +
         outcome.items.front().text() + (is_one ? "" : " to " + outcome.items.back().text()) + "\n";
}

std::string changes_notice(const FileOutcome& outcome, const Style& style) {
  std::string text;
  for (const FactChange& change : outcome.changes) {
    text += "    " + fact_change_text(change, style);
  }
  return text;
}

// What its forms and the placeholders of the archive say of an imported file.
std::string record_notices(const FileOutcome& outcome, const Style& style) {
  return placeholder_notice(outcome, style) + items_notice(outcome) +
         changes_notice(outcome, style);
}

bool has_unsure_id(const FileOutcome& outcome) {
  return outcome.status != ImportStatus::kFailed &&
         (outcome.id_witness == IdWitness::kCleanedFileName ||
          outcome.id_witness == IdWitness::kDigest);
}

std::string unsure_ids_text(const ImportOutcome& outcome, const Style& style) {
  std::string text;
  for (const FileOutcome& file : outcome.files) {
    if (!has_unsure_id(file)) continue;
    text += "  " + printable(file.file) + " is filed as " + target_text(file) + "\n";
    if (file.status == ImportStatus::kImported) {
      text += "    palimpsest undo " + target_text(file) + "\n";
    }
    text += "    palimpsest import " + quoted_for_shell(file.file) +
            " --document NUMBER --release " +
            (file.folder ? release_of(*file.folder).text() : std::string("RELEASE")) + "\n";
  }
  if (text.empty()) return "";
  return style.yellow("No number of a record") +
         "; if this is not the right id, take it back and say the number:\n" + text;
}

constexpr std::pair<ImportStatus, const char*> kStatusWords[] = {
    {ImportStatus::kPlanned, "planned"},
    {ImportStatus::kImported, "imported"},
    {ImportStatus::kUnchanged, "unchanged"},
    {ImportStatus::kFailed, "failed"}};

// What became of the files of one status.
struct FileTotals {
  int files = 0;
  int pages = 0;
  int redactions = 0;
};

FileTotals totals_of(const ImportOutcome& outcome, ImportStatus status) {
  FileTotals totals;
  for (const FileOutcome& file : outcome.files) {
    if (file.status != status) continue;
    ++totals.files;
    totals.pages += file.page_count;
    totals.redactions += file.redaction_count;
  }
  return totals;
}

// Of one file: "1 imported: 12 pages, 3 redactions".
std::string one_file_text(const ImportOutcome& outcome, const Style& style) {
  std::string text;
  for (const auto& [status, word] : kStatusWords) {
    if (outcome.files.front().status == status) text = style.bold(std::string("1 ") + word);
  }
  const ImportTotals totals = imported_totals(outcome);
  if (totals.pages == 0) return text + "\n";
  return text + ": " + counted(static_cast<std::size_t>(totals.pages), "page") + ", " +
         counted(static_cast<std::size_t>(totals.redactions), "redaction") + "\n";
}

// Indented, so that a line that begins with "imported" is a file, as before.
std::string table_text(const ImportOutcome& outcome) {
  std::vector<std::vector<std::string>> rows{{"", "files", "pages", "redactions"}};
  for (const auto& [status, word] : kStatusWords) {
    const FileTotals totals = totals_of(outcome, status);
    if (totals.files == 0) continue;
    const bool is_read = status == ImportStatus::kImported;
    rows.push_back({std::string("  ") + word, std::to_string(totals.files),
                    status != ImportStatus::kFailed ? std::to_string(totals.pages) : "",
                    is_read ? std::to_string(totals.redactions) : ""});
  }
  return columns(rows);
}

// Of a long import, whose lines have left the screen, once more what failed.
std::string failures_text(const ImportOutcome& outcome, const Style& style) {
  if (outcome.files.size() <= kFilesOnAScreen) return "";
  std::string text;
  std::size_t count = 0;
  for (const FileOutcome& file : outcome.files) {
    if (file.status != ImportStatus::kFailed || ++count > kMostFailures) continue;
    text += outcome_text(file, style);
  }
  if (count > kMostFailures) {
    text += "... and " + std::to_string(count - kMostFailures) + " more that failed\n";
  }
  return text;
}

}  // namespace

std::string outcome_text(const FileOutcome& outcome, const Style& style) {
  const std::string file = printable(outcome.file);
  const bool names_file = outcome.error.find(outcome.file) != std::string::npos;
  switch (outcome.status) {
    case ImportStatus::kFailed:
      return style.red("failed") + "     " + (names_file ? "" : file + ": ") +
             printable(outcome.error) + "\n" +
             (outcome.hint.empty() ? "" : "    " + printable(outcome.hint) + "\n");
    case ImportStatus::kUnchanged:
      return style.dim("unchanged") + "  " + target_text(outcome) + "  " + file +
             ": the archive holds these bytes already\n" +
             (outcome.hint.empty() ? "" : "    " + printable(outcome.hint) + "\n");
    case ImportStatus::kPlanned:
      return "planned    " + target_text(outcome) + "  " + file + ": " + content_text(outcome) +
             "\n" + role_notice(outcome, style) + copies_notice(outcome, style) +
             record_notices(outcome, style);
    case ImportStatus::kImported:
      break;
  }
  std::string text = style.green("imported") + "   " + target_text(outcome) + "  " +
                     content_text(outcome) + "\n" + role_notice(outcome, style) +
                     copies_notice(outcome, style) + record_notices(outcome, style);
  return text + findings_text(outcome.findings, "    ", style);
}

std::string import_summary_text(const ImportOutcome& outcome, const Style& style) {
  std::string text = failures_text(outcome, style);
  if (outcome.files.size() == 1) text += one_file_text(outcome, style);
  if (outcome.files.size() > 1) text += table_text(outcome);
  text += unsure_ids_text(outcome, style);
  if (!outcome.import_id.empty())
    text += style.dim("take it back: palimpsest undo " + outcome.import_id) + "\n";
  return text;
}

}  // namespace palimpsest::report
