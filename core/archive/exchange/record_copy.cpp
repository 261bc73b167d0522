#include "archive/exchange/record_copy.hpp"

#include "archive/act.hpp"

namespace palimpsest::archive {

CommitId record_copy(store::Store& store, const std::string& what,
                     const std::vector<DocumentId>& documents, const Actor& actor) {
  Act act{ActKind::kReplicate, make_act_id(actor, store.tip().commit(), "replicate"), {}, {}, 0};
  act.result = what;
  act.documents = documents;
  store::Writer writer(store);
  return writer.commit({{},
                        act_message(act, "Record a copy of the archive's files", "", actor),
                        actor.time,
                        actor.operator_name});
}

}  // namespace palimpsest::archive
