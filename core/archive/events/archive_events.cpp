#include "archive/events/archive_events.hpp"

#include "archive/act.hpp"
#include "archive/events/import_events.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/evidence/timestamp.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"
#include "proof/git/ssh_signature.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

class History {
 public:
  History(const store::Store& store, const std::set<DocumentId>& documents)
      : store_(store), documents_(documents) {}

  [[nodiscard]] std::vector<Event> run() {
    std::vector<store::CommitInfo> commits = store_.history();
    std::reverse(commits.begin(), commits.end());
    for (; index_ < commits.size(); ++index_) add_commit(commits[index_]);
    add_time_stamps();
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return a.time < b.time; });
    return std::move(events_);
  }

 private:
  void add_commit(const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act) return;
    software_ = act->software;
    switch (act->kind) {
      case ActKind::kImport:
        add_imports(*act, commit);
        break;
      case ActKind::kUndo:
        add_undone(*act, commit);
        break;
      case ActKind::kList:
        add_list(*act, commit);
        break;
      case ActKind::kFixity:
        add_check(*act, commit);
        break;
      case ActKind::kRepair:
        add_recovery(commit);
        break;
      case ActKind::kRemove:
        add_removed(*act, commit);
        break;
      case ActKind::kEdit:
        add_edited(*act, commit);
        break;
      case ActKind::kReplicate:
        add_copy(*act, commit);
        break;
      case ActKind::kRefresh:
        add_readings(*act, commit);
        break;
      case ActKind::kDiff:
      case ActKind::kKeys:
      case ActKind::kSign:
        break;
    }
    add_signature(commit);
  }

  void add_imports(const Act& act, const store::CommitInfo& commit) {
    const Catalogue catalogue(store_.at(commit.id));
    for (const RevisionName& name : act.revisions) {
      if (!documents_.contains(name.document)) continue;
      const auto revision = catalogue.revision(name.document, name.folder);
      if (!revision) continue;
      if (!first_) first_ = index_;
      for (Event& event : import_events(*revision, commit, act)) add(std::move(event));
    }
    for (const DocumentId& item : act.documents) {
      add_values(commit, item, "what a withdrawal sheet says of it was taken in");
    }
  }

  void add_readings(const Act& act, const store::CommitInfo& commit) {
    refreshes_.insert(act.id);
    const Catalogue catalogue(store_.at(commit.id));
    for (const RevisionName& name : act.revisions) {
      const auto revision = catalogue.revision(name.document, name.folder);
      if (!revision || !documents_.contains(name.document)) continue;
      add({commit.id.text() + "/" + name.text(), EventType::kMetadataExtraction, commit.time,
           EventOutcome::kSuccess, "read again: " + reading_text(revision->observed),
           commit.operator_name, name.document, name.folder});
    }
    for (const DocumentId& item : act.documents) {
      add_values(commit, item, "what a withdrawal sheet says of it was read again");
    }
  }

  void add_undone(const Act& act, const store::CommitInfo& commit) {
    for (const RevisionName& name : act.revisions) {
      if (!documents_.contains(name.document)) continue;
      add({commit.id.text() + "/" + name.text(), EventType::kDeaccession, commit.time,
           EventOutcome::kSuccess, "the import of " + name.text() + " was taken back",
           commit.operator_name, name.document, name.folder});
    }
    const bool is_of_refresh = refreshes_.contains(act.undoes);
    for (const DocumentId& item : std::set(act.documents.begin(), act.documents.end())) {
      add_values(commit, item,
                 is_of_refresh ? "what was read again was taken back"
                               : "what a withdrawal sheet says of it was taken back");
    }
  }

  // Documents of which nothing else went lost values, too.
  void add_shortened(const Act& act, const store::CommitInfo& commit) {
    std::set<DocumentId> shortened;
    for (const Removal& removal : removals_in(store_.at(commit.id))) {
      if (removal.act != act.id) continue;
      for (const RemovedEntry& entry : removal.entries) {
        const auto document = document_of_path(entry.path);
        const bool is_other = document && document != removal.document;
        if (is_other && entry.path == document_record_path(*document)) shortened.insert(*document);
      }
    }
    for (const DocumentId& document : shortened) {
      add_values(commit, document, "values of its record were removed by order");
    }
  }

  void add_removed(const Act& act, const store::CommitInfo& commit) {
    for (const RevisionName& name : act.revisions) {
      if (!documents_.contains(name.document)) continue;
      add({commit.id.text() + "/" + name.text(), EventType::kDeaccession, commit.time,
           EventOutcome::kSuccess, "something of " + name.text() + " was removed by order",
           commit.operator_name, name.document, name.folder});
    }
    add_shortened(act, commit);
  }

  void add_edited(const Act& act, const store::CommitInfo& commit) {
    for (const RevisionName& name : act.revisions) {
      if (!documents_.contains(name.document)) continue;
      add({commit.id.text() + "/" + name.text(), EventType::kMetadataModification, commit.time,
           EventOutcome::kSuccess, "words of " + name.text() + " were checked by a person",
           commit.operator_name, name.document, name.folder});
    }
  }

  void add_recovery(const store::CommitInfo& commit) {
    if (!first_) return;
    add({commit.id.text(), EventType::kRecovery, commit.time, EventOutcome::kSuccess,
         "damaged files of the archive were restored from another copy", commit.operator_name,
         std::nullopt, std::nullopt});
  }

  void add_list(const Act& act, const store::CommitInfo& commit) {
    const std::string list = act.list ? " " + act.list->hex() : "";
    for (const store::PathChange& change : store_.changes_of(commit.id)) {
      const auto document = document_of_path(change.path);
      if (!document || !documents_.contains(*document)) continue;
      if (change.path != document_record_path(*document)) continue;
      add_values(commit, *document, "the values of the release list" + list + " were taken in");
    }
  }

  void add_check(const Act& act, const store::CommitInfo& commit) {
    if (!first_) return;
    const bool is_ok = act.result.starts_with("ok");
    add({commit.id.text(), EventType::kFixityCheck, commit.time,
         is_ok ? EventOutcome::kSuccess : EventOutcome::kFailure,
         "the archive was checked: " + act.result, commit.operator_name, std::nullopt,
         std::nullopt});
  }

  // A copy of everything concerns the whole archive, another one each of its documents.
  void add_copy(const Act& act, const store::CommitInfo& commit) {
    const Event event{commit.id.text(),
                      EventType::kReplication,
                      commit.time,
                      EventOutcome::kSuccess,
                      "a copy was made: " + act.result,
                      commit.operator_name,
                      std::nullopt,
                      std::nullopt};
    if (act.documents.empty() && first_) add(event);
    for (const DocumentId& document : act.documents) {
      if (!documents_.contains(document)) continue;
      Event of_document = event;
      of_document.id += "/" + document.text();
      of_document.document = document;
      add(std::move(of_document));
    }
  }

  void add_signature(const store::CommitInfo& commit) {
    if (!first_ || proof::split_commit(store_.commit_bytes(commit.id)).signature.empty()) return;
    add({commit.id.text() + "/signature", EventType::kDigitalSignatureGeneration, commit.time,
         EventOutcome::kSuccess, "commit " + commit.id.text() + " and all before it were signed",
         commit.operator_name, std::nullopt, std::nullopt});
  }

  // A token is the signature of its authority over the log, with a time.
  void add_time_stamps() {
    if (!first_) return;
    const LogView view(store_);
    for (const std::uint64_t size : stamped_sizes(view)) {
      if (size <= *first_) continue;
      for (const KeptTimeStamp& stamp : check_replies(view, size)) {
        events_.push_back(
            {"timestamp/" + std::to_string(size) + "/" + std::to_string(stamp.renewal),
             EventType::kDigitalSignatureGeneration, stamp.time, EventOutcome::kSuccess,
             "a time stamp of RFC 3161 over the first " + counted(size, "entry", "entries") +
                 " of the log",
             stamp.signer, std::nullopt, std::nullopt, "", size - 1});
      }
    }
  }

  void add_values(const store::CommitInfo& commit, const DocumentId& document,
                  const std::string& what) {
    if (!documents_.contains(document)) return;
    add({commit.id.text() + "/" + document.text(), EventType::kMetadataModification, commit.time,
         EventOutcome::kSuccess, what, commit.operator_name, document, std::nullopt});
  }

  // Of the commit that is being looked at.
  void add(Event event) {
    event.program = software_;
    event.entry = index_;
    events_.push_back(std::move(event));
  }

  const store::Store& store_;
  const std::set<DocumentId>& documents_;
  std::size_t index_ = 0;             // of the commit by first parents, as in the log
  std::string software_;              // that made that commit
  std::set<std::string> refreshes_;   // ids of the acts so far
  std::optional<std::size_t> first_;  // that imported one of them
  std::vector<Event> events_;
};

}  // namespace

std::vector<Event> events_of(const store::Store& store, const std::set<DocumentId>& documents) {
  return History(store, documents).run();
}

}  // namespace palimpsest::archive
