#include "archive/evidence/sign.hpp"

#include "archive/act.hpp"
#include "archive/evidence/commit_log.hpp"
#include "archive/evidence/log_view.hpp"
#include "base/error.hpp"
#include "proof/git/ssh_signature.hpp"

namespace palimpsest::archive {
namespace {

bool is_tip_signed(const store::Store& store) {
  return !proof::split_commit(store.commit_bytes(store.tip().commit())).signature.empty();
}

}  // namespace

Signing sign_archive(store::Store& store, const Actor& actor) {
  if (!store.signs_commits()) throw Error(ErrorKind::kInternal, "no key was chosen to sign with");
  const bool is_done = is_signed(store) && is_tip_signed(store);
  if (!is_done) {
    const Act act{ActKind::kSign, make_act_id(actor, store.tip().commit(), "sign"), {}, {}, 0};
    store::Writer writer(store);
    (void)writer.commit(
        {{}, act_message(act, "Sign the archive", "", actor), actor.time, actor.operator_name});
  }
  return {store.tip().commit(), LogView(store).size(), newest_checkpoint(store), !is_done};
}

std::string newest_checkpoint(const store::Store& store) {
  const auto note = LogView(store).checkpoint();
  if (note) return note->bytes();
  throw Error(ErrorKind::kIntegrity, "the log of the archive has no checkpoint",
              "run `palimpsest verify` to see what is damaged");
}

bool is_signed(const store::Store& store) {
  const LogView view(store);
  const auto note = view.checkpoint();
  return note && !note->signatures.empty() && is_log_complete(store);
}

}  // namespace palimpsest::archive
