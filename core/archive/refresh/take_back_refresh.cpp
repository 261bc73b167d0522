#include "archive/refresh/take_back_refresh.hpp"

#include "archive/act.hpp"
#include "archive/acts_named.hpp"
#include "archive/edit/inverse.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "archive/tree/unchanged.hpp"
#include "archive/undo_commit.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

struct FoundRefresh {
  std::string id;
  std::vector<std::pair<Act, store::CommitInfo>> commits;  // the newest first
};

// A commit of a refresh names the one revision that was read.
std::string name_read(const Act& act) {
  return act.revisions.empty() ? "" : act.revisions.front().text();
}

// Collects the commits of one refresh, without those of revisions of which the import was taken
// back since: their readings went with them.
class RefreshSearch {
 public:
  // Refers to `text`, which must outlive it.
  explicit RefreshSearch(const std::string& text) : named_(text) {}

  // From the newest commit to the oldest.
  void take(const store::CommitInfo& commit) {
    auto act = parse_act(commit.message);
    if (!act) return;
    for (const RevisionName& name : act->revisions) {
      if (act->kind == ActKind::kUndo) undone_[name.text()].insert(act->undoes);
      if (act->kind == ActKind::kImport) leave_out(name.text(), act->id);
    }
    const bool is_refresh = named_.take(*act) && act->kind == ActKind::kRefresh;
    if (!is_refresh) return;
    found_.id = act->id;
    const std::string name = name_read(*act);
    const auto undone = undone_.find(name);
    if (undone != undone_.end()) imports_[name] = undone->second;
    found_.commits.emplace_back(std::move(*act), commit);
  }

  [[nodiscard]] std::optional<FoundRefresh> result() {
    named_.check_is_left();
    if (found_.id.empty()) return std::nullopt;
    named_.check_is_one();
    if (!found_.commits.empty()) return std::move(found_);
    throw Error(ErrorKind::kConflict, "all that " + found_.id + " read was taken back already");
  }

 private:
  void leave_out(const std::string& name, const std::string& import) {
    const auto read = imports_.find(name);
    if (read == imports_.end() || !read->second.contains(import)) return;
    std::erase_if(found_.commits,
                  [&](const auto& refreshed) { return name_read(refreshed.first) == name; });
  }

  ActsNamed named_;
  FoundRefresh found_;
  std::map<std::string, std::set<std::string>> undone_;   // imports that were, by revision
  std::map<std::string, std::set<std::string>> imports_;  // those undone since it was read again
};

std::optional<FoundRefresh> find_refresh(const store::Store& store, const std::string& text) {
  RefreshSearch search(text);
  store.visit_history([&](const store::CommitInfo& commit) {
    search.take(commit);
    return true;
  });
  return search.result();
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kConflict, what + " has changed since",
              "take the later change back first: `palimpsest log` names it");
}

// Returns all redactions that pages of the revision have or had.
std::vector<FormerRedaction> identified(const Catalogue& catalogue, const Revision& revision) {
  std::vector<FormerRedaction> all = revision.former_redactions;
  for (const Page& page : catalogue.recorded_pages(revision)) {
    for (const Redaction& each : page.redactions) {
      all.push_back({page.number, each.id, each.region});
    }
  }
  return all;
}

bool has_id(const std::vector<FormerRedaction>& redactions, const FormerRedaction& wanted) {
  return std::any_of(redactions.begin(), redactions.end(), [&](const FormerRedaction& each) {
    return each.page == wanted.page && each.id == wanted.id;
  });
}

// The tree before the refresh, with what others did since.
class TakenBack {
 public:
  explicit TakenBack(const store::Store& store) : store_(store), tip_(store.tip()) {}

  // From the newest commit to the oldest.
  void add(const Act& act, const store::CommitInfo& commit) {
    const store::Snapshot before = store_.at(commit.parent.value());
    const store::Snapshot after = store_.at(commit.id);
    for (const store::PathChange& change : store_.changes_of(commit.id)) {
      const DocumentId document = document_of_path(change.path).value();
      if (change.path == document_record_path(document)) {
        add_document(document, before, after);
      } else if (!change.path.starts_with(kept_diffs_folder(document) + "/")) {
        if (!is_unchanged(after, tip_, change.path)) refuse(document.text());
        edits_.push_back({change.path, before.read(change.path)});
      }
    }
    for (const RevisionName& name : act.revisions) {
      keep_ids(name, Catalogue(before));
      for (std::string& path : kept_diffs_on(tip_, name)) {
        edits_.push_back({std::move(path), std::nullopt});
      }
    }
  }

  [[nodiscard]] std::vector<store::TreeEdit> take_edits() {
    for (const auto& [id, document] : documents_) {
      edits_.push_back(
          {document_record_path(id),
           document ? std::optional(record::document_to_json(*document)) : std::nullopt});
    }
    return std::move(edits_);
  }

  // Returns those of which a record becomes another one.
  [[nodiscard]] std::vector<DocumentId> documents() const {
    std::vector<DocumentId> ids;
    for (const auto& [id, document] : documents_) ids.push_back(id);
    return ids;
  }

 private:
  void add_document(const DocumentId& id, const store::Snapshot& before,
                    const store::Snapshot& after) {
    const auto known = documents_.try_emplace(id, Catalogue(tip_).document(id)).first;
    auto then = Catalogue(before).document(id);
    const auto made = Catalogue(after).document(id);
    // A file that was imported since keeps its document.
    if (!then && made && !Catalogue(tip_).folders(id).empty()) then = Document{id, made->aliases};
    if (known->second == made) {
      known->second = then;
      return;
    }
    if (!known->second || !then || !made) refuse(id.text());
    auto left = taken_back(*then, *made, *known->second);
    if (!left) refuse(id.text());
    known->second = std::move(left);
  }

  // What the reading found may have been cited: no other redaction of its page gets the id.
  void keep_ids(const RevisionName& name, const Catalogue& before) {
    const Catalogue present(tip_);
    auto then = before.revision(name.document, name.folder);
    const auto now = present.revision(name.document, name.folder);
    if (!then || !now) return;
    const std::vector<FormerRedaction> known = identified(before, *then);
    std::vector<FormerRedaction> brought = identified(present, *now);
    std::erase_if(brought, [&](const FormerRedaction& each) { return has_id(known, each); });
    if (brought.empty()) return;
    auto& former = then->former_redactions;
    former.insert(former.end(), brought.begin(), brought.end());
    std::sort(former.begin(), former.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.page, a.id.size(), a.id) < std::tuple(b.page, b.id.size(), b.id);
    });
    const std::string path = revision_record_path(name.document, name.folder);
    std::erase_if(edits_, [&](const store::TreeEdit& edit) { return edit.path == path; });
    edits_.push_back({path, record::revision_to_json(*then)});
  }

  const store::Store& store_;
  store::Snapshot tip_;
  std::map<DocumentId, std::optional<Document>> documents_;
  std::vector<store::TreeEdit> edits_;
};

}  // namespace

std::optional<UndoOutcome> take_back_refresh(store::Store& store, store::Writer& writer,
                                             const std::string& text, const Actor& actor) {
  const auto found = find_refresh(store, text);
  if (!found) return std::nullopt;
  TakenBack taken(store);
  Act act = undo_of(found->id, store.tip().commit(), actor);
  UndoOutcome outcome{found->id, store.tip().commit(), {}};
  std::set<DocumentId> documents;
  for (const auto& [refresh, commit] : found->commits) {
    taken.add(refresh, commit);
    for (const RevisionName& name : refresh.revisions) {
      outcome.revisions.push_back(name.text());
      documents.insert(name.document);
    }
  }
  for (const DocumentId& document : taken.documents()) documents.insert(document);
  act.documents.assign(documents.begin(), documents.end());
  outcome.commit = commit_undo(writer, act, found->id, taken.take_edits(), actor);
  return outcome;
}

}  // namespace palimpsest::archive
