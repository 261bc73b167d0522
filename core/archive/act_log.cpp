#include "archive/act_log.hpp"

#include "archive/act.hpp"
#include "archive/edit/structure/restructured_tree.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

// All names that a document bears or bore; nothing when the acts of all documents are asked for.
std::optional<std::set<std::string>> names_asked(const store::Store& store,
                                                 const ActLogRequest& request) {
  if (!request.document) return std::nullopt;
  std::set<std::string> names{*request.document};
  const Catalogue catalogue(store);
  try {
    const auto document = catalogue.document(find_document(catalogue, *request.document));
    for (const std::string& name : names_of_document(*document)) names.insert(name);
  } catch (const Error& error) {
    // One that was taken back is named by its acts alone.
    if (error.kind() != ErrorKind::kInput) throw;
  }
  return names;
}

std::string first_line(const std::string& message) { return message.substr(0, message.find('\n')); }

// Whether an act of this kind can be many commits, one for each revision.
bool is_of_many(ActKind kind) { return kind == ActKind::kImport || kind == ActKind::kRefresh; }

class ActList {
 public:
  ActList(const store::Store& store, const ActLogRequest& request)
      : store_(store),
        request_(request),
        names_(names_asked(store, request)),
        hidden_(hidden_names(store, request.audience)) {}

  // Returns false when enough was found.
  [[nodiscard]] bool take(const store::CommitInfo& commit) {
    auto act = parse_act(commit.message);
    if (!act || act->kind == ActKind::kDiff || !leave_out_hidden(*act)) return true;
    if (act->kind == ActKind::kUndo) undone_.emplace(act->undoes, act->id);
    const auto known = act->id.empty() ? by_id_.end() : by_id_.find(act->id);
    const bool is_known = known != by_id_.end();
    if (!is_known && is_full()) return false;
    if (!is_asked(*act, commit)) return true;
    if (is_known) {
      add_names(*act, acts_[known->second]);
      if (is_of_many(act->kind)) ++commits_[known->second];
      return true;
    }
    if (!act->id.empty()) by_id_.emplace(act->id, acts_.size());
    const bool tells = tells_of_hidden(commit, *act);
    acts_.push_back(
        {act->id,
         act_word(act->kind),
         commit.id,
         commit.time,
         commit.operator_name,
         tells ? "An act (" + act_word(act->kind) + ") that also concerns what is restricted"
               : first_line(commit.message),
         {},
         tells ? "" : act->why,
         {}});
    commits_.push_back(1);
    add_names(*act, acts_.back());
    const auto undo = undone_.find(act->id);
    if (!act->id.empty() && undo != undone_.end()) acts_.back().undone_by = undo->second;
    return true;
  }

  [[nodiscard]] std::vector<LoggedAct> result() {
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      if (commits_[i] < 2) continue;
      const std::string count = std::to_string(commits_[i]);
      const bool is_refresh = acts_[i].kind == act_word(ActKind::kRefresh);
      acts_[i].what =
          is_refresh ? "Read " + count + " revisions again" : "Import " + count + " files";
    }
    return std::move(acts_);
  }

 private:
  // Takes the names out that the audience does not see. Returns false when none is left of those
  // that the act had.
  bool leave_out_hidden(Act& act) const {
    const std::size_t named = act.documents.size() + act.revisions.size();
    std::erase_if(act.documents, [&](const DocumentId& id) { return hidden_.contains(id.text()); });
    std::erase_if(act.revisions,
                  [&](const RevisionName& name) { return hidden_.contains(name.document.text()); });
    return named == 0 || act.documents.size() + act.revisions.size() > 0;
  }

  // The first line of a message names documents, and whoever says why may do so.
  [[nodiscard]] bool tells_of_hidden(const store::CommitInfo& commit, const Act& act) const {
    const std::string told = first_line(commit.message) + "\n" + act.why;
    return std::any_of(hidden_.begin(), hidden_.end(), [&](const std::string& name) {
      return told.find(name) != std::string::npos;
    });
  }

  [[nodiscard]] bool is_full() const { return request_.most > 0 && acts_.size() >= request_.most; }

  [[nodiscard]] bool is_asked(const Act& act, const store::CommitInfo& commit) const {
    if (!names_) return true;
    const auto is_name = [&](const DocumentId& id) { return names_->contains(id.text()); };
    const bool is_named =
        std::any_of(act.revisions.begin(), act.revisions.end(),
                    [&](const RevisionName& name) { return is_name(name.document); }) ||
        std::any_of(act.documents.begin(), act.documents.end(), is_name);
    if (is_named) return true;
    const bool may_name_none = act.kind == ActKind::kList || act.kind == ActKind::kUndo ||
                               (act.kind == ActKind::kEdit && act.revisions.empty());
    if (!may_name_none) return false;
    const std::vector<store::PathChange> changes = store_.changes_of(commit.id);
    return std::any_of(changes.begin(), changes.end(), [&](const store::PathChange& change) {
      const auto document = document_of_path(change.path);
      return document && is_name(*document);
    });
  }

  static void add_names(const Act& act, LoggedAct& logged) {
    const auto add = [&](const std::string& name) {
      auto& about = logged.about;
      if (std::find(about.begin(), about.end(), name) == about.end()) about.push_back(name);
    };
    for (const DocumentId& document : act.documents) add(document.text());
    for (const RevisionName& revision : act.revisions) add(revision.text());
  }

  const store::Store& store_;
  const ActLogRequest& request_;
  std::optional<std::set<std::string>> names_;
  std::set<std::string> hidden_;
  std::vector<LoggedAct> acts_;
  std::vector<std::size_t> commits_;  // of each
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::string> undone_;
};

}  // namespace

std::vector<LoggedAct> logged_acts(const store::Store& store, const ActLogRequest& request) {
  ActList list(store, request);
  store.visit_history([&](const store::CommitInfo& commit) { return list.take(commit); });
  std::vector<LoggedAct> acts = list.result();
  if (acts.empty() && request.document) {
    throw Error(ErrorKind::kInput, "no act names a document '" + *request.document + "'");
  }
  return acts;
}

}  // namespace palimpsest::archive
