// Fictional values with every optional part present, for the tests of this folder and for
// schemas/examples.
#pragma once

#include "model/archive_facts.hpp"
#include "model/audit.hpp"
#include "model/collection_status.hpp"
#include "model/copies.hpp"
#include "model/correction.hpp"
#include "model/diff.hpp"
#include "model/document.hpp"
#include "model/edit.hpp"
#include "model/edit_outcome.hpp"
#include "model/history.hpp"
#include "model/kept_diff.hpp"
#include "model/list_outcome.hpp"
#include "model/log_entry.hpp"
#include "model/logged_act.hpp"
#include "model/outcome.hpp"
#include "model/page.hpp"
#include "model/proof_file.hpp"
#include "model/refresh_outcome.hpp"
#include "model/release_diff.hpp"
#include "model/removal.hpp"
#include "model/repair.hpp"
#include "model/restructuring.hpp"
#include "model/revision.hpp"
#include "model/revision_edits.hpp"
#include "model/scrub.hpp"
#include "model/signing.hpp"
#include "model/time_stamp.hpp"
#include "model/timeline.hpp"
#include "model/verification.hpp"
#include "support/letter.hpp"

#include <string>
#include <vector>

namespace palimpsest::test {

[[nodiscard]] Sha256 sample_sha256();
[[nodiscard]] Code sample_code();
[[nodiscard]] Redaction sample_redaction();
[[nodiscard]] Identifier sample_identifier();
[[nodiscard]] Page sample_page();
[[nodiscard]] RevisionRefresh sample_refresh();
[[nodiscard]] Revision sample_revision();  // without pages
[[nodiscard]] Release sample_release();
[[nodiscard]] ListOutcome sample_list_outcome();
[[nodiscard]] Source sample_source(const std::string& release);
[[nodiscard]] Document sample_document();
[[nodiscard]] ValuesOutcome sample_values_outcome();
[[nodiscard]] Restructuring sample_restructuring();
[[nodiscard]] std::vector<SaidValue> sample_said_values();
[[nodiscard]] LoggedAct sample_logged_act();
[[nodiscard]] Correction sample_correction();
[[nodiscard]] Correction sample_words_correction();
[[nodiscard]] Correction sample_state_correction();
[[nodiscard]] Correction sample_merge_correction();
[[nodiscard]] ArchiveFacts sample_archive();
[[nodiscard]] LogEntry sample_log_entry();
[[nodiscard]] Signing sample_signing();
[[nodiscard]] KeptTimeStamp sample_time_stamp();
[[nodiscard]] ProofFile sample_proof();
[[nodiscard]] ProofReport sample_proof_report();
[[nodiscard]] Diff sample_diff();
[[nodiscard]] KeptDiff sample_kept_diff();
[[nodiscard]] DiffTotals sample_totals();
[[nodiscard]] DocumentHistory sample_history();
[[nodiscard]] ReleaseRow sample_release_row();
[[nodiscard]] Timeline sample_timeline();
[[nodiscard]] FileOutcome sample_file_outcome();
[[nodiscard]] DocumentSummary sample_summary();
[[nodiscard]] std::vector<Copy> sample_copies();
[[nodiscard]] Audit sample_audit();
[[nodiscard]] CollectionStatus sample_status();
[[nodiscard]] Verification sample_verification();
[[nodiscard]] RevisionEdits sample_edits();
[[nodiscard]] EditOutcome sample_edit();
[[nodiscard]] Repair sample_repair();
[[nodiscard]] Removal sample_removal();
[[nodiscard]] Scrub sample_scrub();
[[nodiscard]] UndoOutcome sample_undo();

}  // namespace palimpsest::test
