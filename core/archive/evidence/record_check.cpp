#include "archive/evidence/record_check.hpp"

#include "archive/act.hpp"

namespace palimpsest::archive {
namespace {

std::string result_of(const Verification& verification) {
  const std::string looked = std::to_string(verification.originals) + " originals, " +
                             std::to_string(verification.objects) + " objects, " +
                             std::to_string(verification.log_entries) + " log entries";
  if (!is_damaged(verification)) return "ok; " + looked;
  return "damaged, " + std::to_string(verification.problems.size()) + " problems; " + looked;
}

}  // namespace

CommitId record_check(store::Store& store, const Verification& verification, const Actor& actor) {
  Act act{ActKind::kFixity, make_act_id(actor, store.tip().commit(), "fixity"), {}, {}, 0};
  act.result = result_of(verification);
  store::Writer writer(store);
  return writer.commit({{},
                        act_message(act, "Record a check of the archive", "", actor),
                        actor.time,
                        actor.operator_name});
}

}  // namespace palimpsest::archive
