#include "archive/found_import.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kShortestPrefix = 8;  // the date of an import's id

// Says which revisions of which imports an undo is about.
class Wanted {
 public:
  explicit Wanted(const std::string& text) : text_(text) {
    if (!names_revision() && !may_begin_an_id(text)) {
      throw Error(ErrorKind::kUsage, "'" + text + "' does not name an import",
                  "write the id that the import printed, at least its date, or DOCUMENT@RELEASE");
    }
  }

  [[nodiscard]] bool names_revision() const { return text_.find('@') != std::string::npos; }
  [[nodiscard]] bool has(const Act& act, const RevisionName& name) const {
    return names_revision() ? name.text() == text_ : act.id.starts_with(text_);
  }
  [[nodiscard]] bool has_list(const Act& act) const {
    return act.kind == ActKind::kList && act.list && !names_revision() && act.id.starts_with(text_);
  }

 private:
  const std::string& text_;
};

[[noreturn]] void fail_to_find(const std::string& text, bool was_undone) {
  if (was_undone) throw Error(ErrorKind::kConflict, text + " was taken back already");
  throw Error(ErrorKind::kInput, "the archive knows no import '" + text + "'",
              "`palimpsest import` prints the id of every import at its end");
}

// Collects what one text names on the way through the history, without what was taken back.
class Search {
 public:
  explicit Search(const std::string& text) : text_(text), wanted_(text) {}

  // Returns false when nothing more can follow.
  [[nodiscard]] bool take(const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act) return true;
    if (act->kind == ActKind::kUndo && act->list) undone_.emplace(act->undoes, act->list->hex());
    if (wanted_.has_list(*act) && is_news(*act, act->list->hex())) {
      found_.list = {*act->list, commit.id, commit.parent};
    }
    for (const RevisionName& name : act->revisions) {
      if (act->kind == ActKind::kUndo) undone_.emplace(act->undoes, name.text());
      if (act->kind != ActKind::kImport || !wanted_.has(*act, name)) continue;
      if (is_news(*act, name.text())) {
        found_.revisions.push_back({name, act->documents, commit.id, commit.parent});
      }
    }
    return !(wanted_.names_revision() && !found_.id.empty());
  }

  [[nodiscard]] FoundImport result() {
    if (found_.id.empty()) fail_to_find(text_, was_undone_);
    return std::move(found_);
  }

 private:
  bool is_news(const Act& act, const std::string& name) {
    const bool is_gone = undone_.contains({act.id, name});
    was_undone_ |= is_gone;
    if (is_gone) return false;
    if (!found_.id.empty() && found_.id != act.id) {
      throw Error(ErrorKind::kUsage, "'" + text_ + "' can mean several imports",
                  "say more of the id: " + found_.id + " or " + act.id);
    }
    found_.id = act.id;
    return true;
  }

  const std::string& text_;
  Wanted wanted_;
  FoundImport found_;
  std::set<std::pair<std::string, std::string>> undone_;
  bool was_undone_ = false;
};

// Leaves out what was removed by order. Throws Error(conflict) when nothing else is left.
FoundImport without_removed(const store::Store& store, FoundImport import,
                            const std::string& text) {
  std::erase_if(import.revisions, [&](const ImportedRevision& revision) {
    const std::string folder = revision_folder(revision.name.document, revision.name.folder);
    return !store.at(revision.commit).object_of(folder);
  });
  if (!import.revisions.empty() || import.list) return import;
  throw Error(ErrorKind::kConflict, text + " was removed by order",
              "nothing of it is left that could be taken back");
}

}  // namespace

bool may_begin_an_id(const std::string& text) { return text.size() >= kShortestPrefix; }

FoundImport find_import(const store::Store& store, const std::string& text) {
  Search search(text);
  store.visit_history([&](const store::CommitInfo& commit) { return search.take(commit); });
  return without_removed(store, search.result(), text);
}

}  // namespace palimpsest::archive
