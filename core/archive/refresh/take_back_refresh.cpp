#include "archive/refresh/take_back_refresh.hpp"

#include "archive/act.hpp"
#include "archive/acts_named.hpp"
#include "archive/edit/inverse.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

struct FoundRefresh {
  std::string id;
  std::vector<std::pair<Act, store::CommitInfo>> commits;  // the newest first
};

std::optional<FoundRefresh> find_refresh(const store::Store& store, const std::string& text) {
  ActsNamed named(text);
  FoundRefresh found;
  store.visit_history([&](const store::CommitInfo& commit) {
    auto act = parse_act(commit.message);
    if (!act) return true;
    const bool is_refresh = named.take(*act) && act->kind == ActKind::kRefresh;
    if (!is_refresh) return true;
    found.id = act->id;
    found.commits.emplace_back(std::move(*act), commit);
    return true;
  });
  named.check_is_left();
  if (found.id.empty()) return std::nullopt;
  named.check_is_one();
  return found;
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kConflict, what + " has changed since",
              "take the later change back first: `palimpsest log` names it");
}

bool has_id(const std::vector<Page>& pages, int number, const std::string& id) {
  return std::any_of(pages.begin(), pages.end(), [&](const Page& page) {
    return page.number == number &&
           std::any_of(page.redactions.begin(), page.redactions.end(),
                       [&](const Redaction& each) { return each.id == id; });
  });
}

bool has_id(const Revision& revision, const FormerRedaction& redaction) {
  const auto& former = revision.former_redactions;
  return std::any_of(former.begin(), former.end(), [&](const FormerRedaction& each) {
    return each.page == redaction.page && each.id == redaction.id;
  });
}

// Returns the redactions of `after` that `before` lacks.
std::vector<FormerRedaction> ids_brought(const std::vector<Page>& before,
                                         const std::vector<Page>& after) {
  std::vector<FormerRedaction> brought;
  for (const Page& page : after) {
    for (const Redaction& each : page.redactions) {
      if (!has_id(before, page.number, each.id)) {
        brought.push_back({page.number, each.id, each.region});
      }
    }
  }
  return brought;
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
        if (tip_.object_of(change.path) != after.object_of(change.path)) refuse(document.text());
        edits_.push_back({change.path, before.read(change.path)});
      }
    }
    for (const RevisionName& name : act.revisions) {
      keep_ids(name, Catalogue(before), Catalogue(after));
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
  void keep_ids(const RevisionName& name, const Catalogue& before, const Catalogue& after) {
    auto then = before.revision(name.document, name.folder);
    const auto made = after.revision(name.document, name.folder);
    if (!then || !made) return;
    std::vector<FormerRedaction> brought =
        ids_brought(before.recorded_pages(*then), after.recorded_pages(*made));
    std::erase_if(brought, [&](const FormerRedaction& each) { return has_id(*then, each); });
    if (brought.empty()) return;
    auto& former = then->former_redactions;
    former.insert(former.end(), brought.begin(), brought.end());
    std::stable_sort(former.begin(), former.end(),
                     [](const auto& a, const auto& b) { return a.page < b.page; });
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
  Act act{ActKind::kUndo, make_act_id(actor, store.tip().commit(), found->id), {}, found->id, 0};
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
  outcome.commit =
      writer.commit({taken.take_edits(), act_message(act, "Take back " + found->id, "", actor),
                     actor.time, actor.operator_name});
  return outcome;
}

}  // namespace palimpsest::archive
