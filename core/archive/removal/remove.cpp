#include "archive/removal/remove.hpp"

#include "archive/archive.hpp"
#include "archive/evidence/commit_log.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/removal/removal_plan.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "record/removal_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kLongestReason = 1000;  // bytes, as in the schema

void check_reason(const std::string& reason) {
  const bool has_controls = std::any_of(reason.begin(), reason.end(),
                                        [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (!reason.empty() && reason.size() <= kLongestReason && !has_controls) return;
  throw Error(ErrorKind::kUsage, "the reason of a removal must be one line of up to 1000 bytes",
              "say why and by whose order, and nothing of what is removed: the reason stays");
}

void check_is_signed(const store::Store& store) {
  const ArchiveFacts facts = archive_facts(store.root());
  const bool has_key = std::any_of(facts.keys.begin(), facts.keys.end(),
                                   [](const ArchiveKey& key) { return !key.retired; });
  if (!has_key || store.signs_commits()) return;
  throw Error(ErrorKind::kUsage, "a removal must be signed by a key that signs for the archive now",
              "name its file with --key");
}

void check_log_is_whole(const store::Store& store) {
  if (is_log_complete(store)) return;
  throw Error(ErrorKind::kIntegrity, "the log of the archive does not end where main does",
              "run `palimpsest verify` to see what happened");
}

CommitId record_removal(store::Writer& writer, const RemovalPlan& plan, const Removal& removal,
                        const Actor& actor) {
  const Act act{ActKind::kRemove, removal.act, plan.revisions(), {}, 0};
  return writer.add(
      {{{removal_record_path(removal.act), record::removal_to_json(removal)}},
       act_message(act, "Remove " + removed_name(removal) + " by order", removal.reason, actor),
       actor.time,
       actor.operator_name});
}

// Says who still needs the originals that stay, by the archive as it is now.
void add_kept(const std::filesystem::path& root, RemovalOutcome& outcome) {
  const store::Store store = store::Store::look_at(root);
  const auto index = open_index(store);
  for (const RemovedOriginal& original : outcome.removal.kept) {
    outcome.kept.push_back(original.sha256);
    if (!index) continue;
    for (const index::IndexedFile& file : index->files_with(original.sha256)) {
      outcome.holders.push_back(RevisionName{file.document, file.folder}.text());
    }
  }
}

}  // namespace

RemovalOutcome remove(store::Store& store, const RemoveRequest& request) {
  check_reason(request.reason);
  check_is_signed(store);
  store::Writer writer(store);
  check_log_is_whole(store);
  RemovalTarget target = parse_removal_target(Catalogue(store), request.target);
  const DocumentId document = target.document;
  const RemovalPlan plan(store, std::move(target));
  if (plan.is_empty()) {
    throw Error(ErrorKind::kInput, "the archive never held " + request.target,
                "`palimpsest list` shows what it holds; write the name of a release in full");
  }
  const CommitId before = store.tip().commit();
  Removal removal =
      plan.record(writer.rewrite(plan.rewritten(), {plan.originals(), {document.text()}}));
  removal.act = make_act_id(request.actor, before, request.target);
  removal.reason = request.reason;
  const CommitId commit = record_removal(writer, plan, removal, request.actor);
  (void)writer.flush();
  RemovalOutcome outcome{std::move(removal), commit, {}, {}};
  add_kept(store.root(), outcome);
  return outcome;
}

}  // namespace palimpsest::archive
