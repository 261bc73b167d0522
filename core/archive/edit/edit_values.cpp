#include "archive/edit/edit_values.hpp"

#include "archive/act.hpp"
#include "archive/obtained/evidence_file.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

std::string subject_of(const std::vector<EditRow>& rows, const std::vector<ChangedValue>& changes) {
  if (rows.size() > 1) {
    return "Edit " + std::to_string(changes.size()) + " values of " + std::to_string(rows.size()) +
           " rows";
  }
  std::string fields;
  for (const ChangedValue& change : changes) fields += (fields.empty() ? "" : ", ") + change.field;
  return "Edit " + fields + " of " + changes.front().target;
}

// Files that records name and the archive does not hold: corrections bring the name alone.
std::vector<ChangedValue> supplied_evidence(const store::Snapshot& tip,
                                            const std::vector<EditRow>& rows,
                                            const std::vector<EvidenceFile>& evidence) {
  std::vector<ChangedValue> supplied;
  for (const EditRow& row : rows) {
    for (const EvidenceFile& file : evidence) {
      const Sha256& sha256 = file.digests.sha256;
      if (!row.evidence || row.evidence->sha256 != sha256) continue;
      if (tip.object_of(evidence_path(sha256))) continue;
      supplied.push_back({row.target.document + "@" + row.target.release, "evidence", "",
                          row.evidence->file_name, ""});
    }
  }
  return supplied;
}

}  // namespace

ValuesOutcome edit_values(store::Store& store, const std::vector<EditRow>& rows, const Actor& actor,
                          EditScope scope, const std::vector<EvidenceFile>& evidence) {
  store::Writer writer(store);
  const Catalogue catalogue(store);
  ValuesEdit edit(store, catalogue, actor, scope);
  ValuesOutcome outcome;
  outcome.rows = rows.size();
  for (const EditRow& row : rows) {
    try {
      edit.add(row);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kUsage && error.kind() != ErrorKind::kInput) throw;
      outcome.bad.push_back(
          {row.source, error.what(), error.hint(), error.kind() == ErrorKind::kUsage});
    }
  }
  if (!outcome.bad.empty()) return outcome;
  Act act{ActKind::kEdit, make_act_id(actor, store.tip().commit(), "values"), {}, {}, 0};
  std::vector<store::TreeEdit> edits = edit.tree_edits(act);
  outcome.changes = edit.take_changes();
  if (edits.empty()) outcome.changes = supplied_evidence(store.tip(), rows, evidence);
  if (outcome.changes.empty()) return outcome;
  for (const EvidenceFile& file : evidence) {
    writer.put_original(*file.bytes, file.digests);
    edits.push_back(evidence_edit(file.digests));
  }
  outcome.commit = writer.commit({std::move(edits),
                                  act_message(act, subject_of(rows, outcome.changes), "", actor),
                                  actor.time, actor.operator_name});
  outcome.act = act.id;
  return outcome;
}

}  // namespace palimpsest::archive
