// What the archive holds, as text for a person: lists, documents, imports, checks.
#pragma once

#include "model/outcome.hpp"
#include "model/revision.hpp"
#include "model/verification.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns one line per document: its releases, pages and redactions from the oldest to the newest.
[[nodiscard]] std::string list_text(const std::vector<DocumentSummary>& documents,
                                    const Style& style);

// Returns what is known of one document, release by release.
[[nodiscard]] std::string document_text(const Document& document, const DocumentSummary& summary,
                                        const Style& style);

// Returns one revision with its hashes, findings, and every redaction by page.
[[nodiscard]] std::string revision_text(const Revision& revision, const Style& style);

// Returns the one line for a file of an import, with the notice it deserves.
[[nodiscard]] std::string outcome_text(const FileOutcome& outcome, const Style& style);

// Returns what follows an import: counts, ids that are not sure with the command that settles each,
// and how to take the import back.
[[nodiscard]] std::string import_summary_text(const ImportOutcome& outcome, const Style& style);

[[nodiscard]] std::string verification_text(const Verification& verification, const Style& style);

[[nodiscard]] std::string undo_text(const UndoOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
