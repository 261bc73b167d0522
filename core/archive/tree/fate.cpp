#include "archive/tree/fate.hpp"

#include "archive/act.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

bool is_about(const Act& act, const std::string& name) {
  const bool is_revision = name.find('@') != std::string::npos;
  const bool names_revision =
      std::any_of(act.revisions.begin(), act.revisions.end(), [&](const RevisionName& revision) {
        return is_revision ? revision.text() == name : revision.document.text() == name;
      });
  return names_revision || std::any_of(act.documents.begin(), act.documents.end(),
                                       [&](const DocumentId& id) { return id.text() == name; });
}

std::string when_and_who(const store::CommitInfo& commit) {
  return commit.time.text() + " by " + commit.operator_name;
}

std::string said_of(const Act& act, const store::CommitInfo& commit) {
  if (act.kind == ActKind::kRemove) return "it was removed by order, " + when_and_who(commit);
  return "the act " + act.undoes + " that brought it was taken back, " + when_and_who(commit);
}

}  // namespace

std::optional<std::string> fate_of(const store::Snapshot& snapshot, const std::string& name) {
  std::optional<std::string> fate;
  snapshot.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    const bool takes_away = act && (act->kind == ActKind::kUndo || act->kind == ActKind::kRemove);
    if (takes_away && is_about(*act, name)) fate = said_of(*act, commit);
    return !fate;
  });
  return fate;
}

}  // namespace palimpsest::archive
