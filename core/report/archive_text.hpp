// What the archive holds, as text for a person: lists, documents, checks, acts taken back.
#pragma once

#include "model/document.hpp"
#include "model/maintenance.hpp"
#include "model/outcome.hpp"
#include "model/revision.hpp"
#include "model/verification.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns one line per document: its releases from the oldest to the newest, and the pages and
// redactions of each; of a release with several files one number a file, as in "2+3".
[[nodiscard]] std::string list_text(const std::vector<DocumentSummary>& documents,
                                    const Style& style);

// Returns what is known of one document, release by release.
[[nodiscard]] std::string document_text(const Document& document, const DocumentSummary& summary,
                                        const Style& style);

// Returns one revision with its hashes, findings, and every redaction by page.
[[nodiscard]] std::string revision_text(const Revision& revision, const Style& style);

[[nodiscard]] std::string verification_text(const Verification& verification, const Style& style);

[[nodiscard]] std::string maintenance_text(const Maintenance& maintenance);

[[nodiscard]] std::string undo_text(const UndoOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
