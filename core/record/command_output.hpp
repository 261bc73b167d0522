// What the commands print with --json. Each function names its schema.
//
// A *_line is one JSON object on one line, without a newline, for commands that print one for each
// file or document; the others return canonical text, which ends with a newline.
#pragma once

#include "base/digest.hpp"
#include "model/archive_facts.hpp"
#include "model/exposed_text.hpp"
#include "model/finding.hpp"
#include "model/inspection.hpp"
#include "model/maintenance.hpp"
#include "model/outcome.hpp"
#include "model/page.hpp"
#include "model/verification.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::record {

// inspect: one line a file (inspect.schema.json). Words are left out but those of exposed text,
// which are only there when a person asked for them.
[[nodiscard]] std::string inspection_to_json(const Inspection& inspection);

// import: one line a file, and a last line that counts them (import.schema.json).
[[nodiscard]] std::string file_outcome_line(const FileOutcome& outcome);
[[nodiscard]] std::string import_summary_line(const ImportOutcome& outcome);

// verify (verify.schema.json). The result is "damaged" when any problem is more than harmless.
[[nodiscard]] std::string verification_to_json(const Verification& verification);

// init (init.schema.json); `folder` is where the archive was made.
[[nodiscard]] std::string new_archive_to_json(std::string_view folder, const ArchiveFacts& facts);

// maintain (maintain.schema.json).
[[nodiscard]] std::string maintenance_to_json(const Maintenance& maintenance);

// reindex (reindex.schema.json).
[[nodiscard]] std::string reindex_to_json(std::size_t documents);

// undo (undo.schema.json).
[[nodiscard]] std::string undo_to_json(const UndoOutcome& outcome);

}  // namespace palimpsest::record
