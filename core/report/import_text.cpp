#include "report/import_text.hpp"

#include "report/copies_text.hpp"
#include "report/facts_text.hpp"
#include "report/finding_text.hpp"
#include "report/role_text.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMostCopies = 5;

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

// Returns ": 12 pages, 3 redactions" when something was imported.
std::string totals_text(const ImportOutcome& outcome) {
  const ImportTotals totals = imported_totals(outcome);
  if (totals.pages == 0) return "";
  return ": " + counted(static_cast<std::size_t>(totals.pages), "page") + ", " +
         counted(static_cast<std::size_t>(totals.redactions), "redaction");
}

std::size_t count_of(const ImportOutcome& outcome, ImportStatus status) {
  return static_cast<std::size_t>(
      std::count_if(outcome.files.begin(), outcome.files.end(),
                    [&](const FileOutcome& file) { return file.status == status; }));
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
  std::string text;
  for (const auto& [status, word] : {std::pair{ImportStatus::kPlanned, "planned"},
                                     {ImportStatus::kImported, "imported"},
                                     {ImportStatus::kUnchanged, "unchanged"},
                                     {ImportStatus::kFailed, "failed"}}) {
    const std::size_t count = count_of(outcome, status);
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word;
  }
  if (!text.empty()) text = style.bold(text) + totals_text(outcome) + "\n";
  text += unsure_ids_text(outcome, style);
  if (!outcome.import_id.empty())
    text += style.dim("take it back: palimpsest undo " + outcome.import_id) + "\n";
  return text;
}

}  // namespace palimpsest::report
