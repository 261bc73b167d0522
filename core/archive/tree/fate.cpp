#include "archive/tree/fate.hpp"

#include "archive/act.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

bool names_document(const Act& act, const std::string& name) {
  return std::any_of(act.documents.begin(), act.documents.end(),
                     [&](const DocumentId& id) { return id.text() == name; });
}

bool is_about(const Act& act, const std::string& name) {
  const bool is_revision = name.find('@') != std::string::npos;
  const bool names_revision =
      std::any_of(act.revisions.begin(), act.revisions.end(), [&](const RevisionName& revision) {
        return is_revision ? revision.text() == name : revision.document.text() == name;
      });
  return names_revision || names_document(act, name);
}

// Of a revision that is read again nothing goes but what its sheets said of other documents.
bool takes_away(const Act& act, const std::string& name) {
  if (act.kind == ActKind::kRefresh) return names_document(act, name);
  return (act.kind == ActKind::kUndo || act.kind == ActKind::kRemove) && is_about(act, name);
}

std::string when_and_who(const store::CommitInfo& commit) {
  return commit.time.text() + " by " + commit.operator_name;
}

std::string said_of(const Act& act, const store::CommitInfo& commit) {
  if (act.kind == ActKind::kRemove) return "it was removed by order, " + when_and_who(commit);
  if (act.kind == ActKind::kRefresh) {
    return "the sheet that named it was read again, and it is not found there any more, " +
           when_and_who(commit);
  }
  return "the act " + act.undoes + " that brought it was taken back, " + when_and_who(commit);
}

}  // namespace

std::optional<std::string> fate_of(const store::Snapshot& snapshot,
                                   const std::vector<std::string>& names) {
  std::optional<std::string> fate;
  snapshot.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    const bool is_taken =
        act && std::any_of(names.begin(), names.end(),
                           [&](const std::string& name) { return takes_away(*act, name); });
    if (is_taken) fate = said_of(*act, commit);
    return !fate;
  });
  return fate;
}

}  // namespace palimpsest::archive
