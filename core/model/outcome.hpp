// What the everyday verbs report: one value per file imported, document listed, or act undone.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "model/copies.hpp"
#include "model/document.hpp"
#include "model/fact_changes.hpp"
#include "model/finding.hpp"
#include "model/names.hpp"
#include "model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class ImportStatus {
  kPlanned,  // a dry run would import it
  kImported,
  kUnchanged,  // the archive holds these bytes at this place already
  kFailed,
};
template <>
inline constexpr auto kNames<ImportStatus> = names_of("planned", "imported", "unchanged", "failed");

// What became of one file of an import.
struct FileOutcome {
  std::string file;
  ImportStatus status{};
  std::optional<DocumentId> document;
  std::optional<RevisionFolder> folder;
  Role role;
  IdWitness id_witness{};
  int page_count = 0;
  int redaction_count = 0;
  std::optional<CommitId> commit;
  std::vector<Finding> findings;
  std::vector<Copy> copies = {};         // files of other documents that show its pages
  std::vector<FactChange> changes = {};  // values that became others by its form
  std::vector<DocumentId> items = {};    // that its withdrawal sheets name as withheld
  std::optional<StateClaim> opens = {};  // the placeholder that it is the first file of
  std::string error = {};                // why it failed
  std::string hint = {};                 // what to do about it

  friend bool operator==(const FileOutcome&, const FileOutcome&) = default;
};

struct ImportOutcome {
  std::string import_id;  // names the whole act, for undo; empty when nothing was committed
  std::vector<FileOutcome> files;

  friend bool operator==(const ImportOutcome&, const ImportOutcome&) = default;
};

// What the imported files of an import hold together.
struct ImportTotals {
  int pages = 0;
  int redactions = 0;
};

[[nodiscard]] inline ImportTotals imported_totals(const ImportOutcome& outcome) {
  ImportTotals totals;
  for (const FileOutcome& file : outcome.files) {
    if (file.status != ImportStatus::kImported) continue;
    totals.pages += file.page_count;
    totals.redactions += file.redaction_count;
  }
  return totals;
}

// One revision as lists show it.
struct RevisionSummary {
  RevisionFolder folder;
  Release release;
  Role role;
  Sha256 sha256;
  int page_count = 0;
  int unread_page_count = 0;
  int redaction_count = 0;
  std::vector<std::string> codes;  // normalized, each once, sorted

  friend bool operator==(const RevisionSummary&, const RevisionSummary&) = default;
};

// One document as lists show it; revisions in the order of their releases.
struct DocumentSummary {
  DocumentId id;
  std::vector<RevisionSummary> revisions;
  std::vector<StateClaim> placeholders = {};  // releases without a file, by age

  friend bool operator==(const DocumentSummary&, const DocumentSummary&) = default;
};

// An act that was taken back.
struct UndoOutcome {
  std::string act;                          // the import id
  CommitId commit;                          // the commit that records the undoing
  std::vector<std::string> revisions;       // "124-10180-10295@2023-06-27"
  std::optional<Sha256> list = {};          // that the import took in
  std::vector<std::string> documents = {};  // of which an edit spoke

  friend bool operator==(const UndoOutcome&, const UndoOutcome&) = default;
};

}  // namespace palimpsest
