#include "archive/lists/import_list.hpp"

#include "archive/identity/known_names.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/lists/listed_files.hpp"
#include "archive/obtained/evidence_file.hpp"
#include "archive/obtained/virus_check.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/file.hpp"
#include "record/document_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

// A file that is stored and not read, with the rows that mean it.
struct StoredFile {
  std::filesystem::path path;
  FileDigests digests;
};

// Puts together what one list changes.
class ListImport {
 public:
  ListImport(const store::Store& store, const ListRequest& request)
      : request_(request), catalogue_(store.tip()), known_(store) {
    outcome_.list = request.file.name;
    outcome_.rows = request.file.list.rows.size();
  }

  void add_rows() {
    for (const RowClaim& claim : request_.claims.claims) {
      rows_[present_id(claim.document)].push_back(&claim);
      releases_.try_emplace(claim.release.id, claim.release);
    }
    outcome_.documents = rows_.size();
  }

  void add_other_files() {
    const ListedFiles listed(request_.claims.claims);
    for (const std::filesystem::path& path : request_.other_files) {
      try {
        add_other_file(path, listed.rows_for(path));
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::kInput) throw;
        outcome_.unused.push_back({path.filename().string(), error.what()});
      }
    }
  }

  void make_edits() {
    for (const auto& [id, rows] : rows_) add_document(id, rows);
    for (const auto& [id, release] : releases_) {
      add_release_edit(catalogue_, release, edits_);
      outcome_.releases.push_back(id.text());
    }
    if (edits_.empty()) return;
    add_evidence(request_.file.digests);
    for (const StoredFile& stored : stored_) add_evidence(stored.digests);
  }

  void put_originals(store::Writer& writer) const {
    writer.put_original(request_.file.bytes, request_.file.digests);
    for (const StoredFile& stored : stored_) {
      writer.put_original(read_file(stored.path), stored.digests);
    }
  }

  [[nodiscard]] const std::vector<store::TreeEdit>& edits() const { return edits_; }
  [[nodiscard]] ListOutcome& outcome() { return outcome_; }

 private:
  // A document that was renamed or merged is known by its old id, too.
  [[nodiscard]] DocumentId present_id(const DocumentId& document) const {
    return known_.document_called(document.text()).value_or(document);
  }

  void add_other_file(const std::filesystem::path& path, const std::vector<const RowClaim*>& rows) {
    if (rows.empty()) return;
    if (!request_.virus_scanner.empty()) check_for_viruses(request_.virus_scanner, path);
    const FileDigests digests = digests_of_file(path);
    for (const RowClaim* row : rows) {
      other_files_[present_id(row->document)].push_back(
          {row->release.id, path.filename().string(), digests.sha256, digests.size});
    }
    ++outcome_.other_files;
    stored_.push_back({path, digests});
  }

  void add_document(const DocumentId& id, const std::vector<const RowClaim*>& rows) {
    const auto known = catalogue_.document(id);
    Document document = known.value_or(Document{id, {}});
    for (const RowClaim* row : rows) add_row(*row, document);
    add_files(document);
    outcome_.new_documents += known ? 0 : 1;
    outcome_.placeholders += placeholders_of(document, catalogue_.releases_held(document)).size();
    if (document == known) return;
    note_changes(known.value_or(Document{id, {}}), document);
    edits_.push_back({document_record_path(id), record::document_to_json(document)});
  }

  void add_row(const RowClaim& row, Document& document) {
    add_aliases(document, row.aliases);
    for (const Fact& fact : facts_of(request_.file, row)) {
      outcome_.facts += add_fact(document, fact);
    }
    for (const StateClaim& claim : states_of(request_.file, row)) add_state(document, claim);
  }

  void add_files(Document& document) {
    for (const OtherFile& file : other_files_[document.id]) {
      auto& known = document.other_files;
      if (std::find(known.begin(), known.end(), file) == known.end()) known.push_back(file);
    }
  }

  void note_changes(const Document& before, const Document& after) {
    for (FactChange& change : new_changes(before, after)) {
      outcome_.changes.push_back({after.id, std::move(change)});
    }
  }

  void add_evidence(const FileDigests& digests) { edits_.push_back(evidence_edit(digests)); }

  const ListRequest& request_;
  Catalogue catalogue_;
  KnownNames known_;
  std::map<DocumentId, std::vector<const RowClaim*>> rows_;
  std::map<ReleaseId, Release> releases_;
  std::map<DocumentId, std::vector<OtherFile>> other_files_;
  std::vector<StoredFile> stored_;
  std::vector<store::TreeEdit> edits_;
  ListOutcome outcome_;
};

// Columns that are left out on purpose are no news.
void note_unused(const ListRequest& request, ListOutcome& outcome) {
  for (const lists::ListColumn& column : request.file.list.columns) {
    if (column.field || column.note.empty()) continue;
    const std::string name =
        column.heading.empty() ? std::to_string(column.number + 1) : "'" + column.heading + "'";
    outcome.unused.push_back({"column " + name, column.note});
  }
  for (const UnusableRow& row : request.claims.unusable) {
    outcome.unused.push_back({row.place, row.why});
  }
}

std::string body_of(const ListOutcome& outcome) {
  return std::to_string(outcome.rows) + " rows about " + std::to_string(outcome.documents) +
         " documents; " + std::to_string(outcome.facts) + " values, " +
         std::to_string(outcome.changes.size()) + " of them other than before";
}

}  // namespace

ListOutcome import_list(store::Store& store, const ListRequest& request) {
  std::optional<store::Writer> writer;
  if (request.mode == ListMode::kCommit) writer.emplace(store);
  ListImport import(store, request);
  import.add_rows();
  import.add_other_files();
  import.make_edits();
  ListOutcome outcome = std::move(import.outcome());
  outcome.sha256 = request.file.digests.sha256;
  note_unused(request, outcome);
  if (!writer || import.edits().empty()) return outcome;
  import.put_originals(*writer);
  Act act{ActKind::kList, request.act_id, {}, {}, 0, {}, outcome.sha256};
  if (outcome.other_files > 0) act.scanner = request.virus_scanner.filename().string();
  outcome.commit = writer->commit(
      {import.edits(),
       act_message(act, "List " + request.file.name, body_of(outcome), request.actor),
       request.actor.time, request.actor.operator_name});
  return outcome;
}

}  // namespace palimpsest::archive
