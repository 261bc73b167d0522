#include "archive/undo_commit.hpp"

#include <utility>

namespace palimpsest::archive {

Act undo_of(const std::string& act, const CommitId& tip, const Actor& actor) {
  return {ActKind::kUndo, make_act_id(actor, tip, act), {}, act, 0};
}

CommitId commit_undo(store::Writer& writer, const Act& undo, const std::string& named,
                     std::vector<store::TreeEdit> edits, const Actor& actor) {
  return writer.commit({std::move(edits), act_message(undo, "Take back " + named, "", actor),
                        actor.time, actor.operator_name});
}

}  // namespace palimpsest::archive
