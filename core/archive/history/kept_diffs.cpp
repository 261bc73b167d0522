#include "archive/history/kept_diffs.hpp"

#include "archive/edit/edited_pages.hpp"
#include "archive/history/comparison_method.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/diff_record.hpp"
#include "record/edits_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// A diff that saw what people say of redactions rests on it, too.
std::string as_edited(const std::string& pages, const RevisionEdits& edits) {
  return sha256_of(pages + record::edits_to_json({{}, edits.values})).hex().substr(0, pages.size());
}

std::vector<RevisionState> states_of(const store::Snapshot& snapshot, const ArchivedSide& side) {
  std::vector<RevisionState> states;
  for (const RevisionFolder& folder : side.folders) {
    const auto id_of = [&](const std::string& path) {
      return snapshot.object_of(path).value_or(std::string(40, '0'));
    };
    std::string pages = id_of(pages_folder(side.document, folder));
    const RevisionEdits edits = Catalogue(snapshot).edits(side.document, folder);
    if (changes_redactions(edits)) pages = as_edited(pages, edits);
    states.push_back(
        {folder, id_of(revision_record_path(side.document, folder)), std::move(pages)});
  }
  return states;
}

std::string path_of(const ArchivedSide& before, const ArchivedSide& after) {
  return kept_diff_path(before.document, before.folder_text(), after.folder_text());
}

bool rests_on(const std::vector<RevisionState>& states, const RevisionFolder& folder) {
  return std::any_of(states.begin(), states.end(),
                     [&](const RevisionState& state) { return state.folder == folder; });
}

// Who keeps a diff, and the sandbox in which it was computed.
struct Maker {
  const Actor& actor;
  const std::string& sandbox;
};

std::string message_of(const store::Store& store, const ArchivedSide& before,
                       const ArchivedSide& after, const KeptDiff& diff, const Maker& maker) {
  const std::string names = before.text() + ".." + after.folder_text();
  Act act{ActKind::kDiff, make_act_id(maker.actor, store.tip().commit(), names), {}, {}, 0,
          maker.sandbox};
  for (const ArchivedSide* side : {&before, &after}) {
    for (const RevisionFolder& folder : side->folders) {
      act.revisions.push_back({side->document, folder});
    }
  }
  return act_message(act, "Keep the diff " + names, std::string(name_of(diff.diff.verdict)),
                     maker.actor);
}

}  // namespace

std::optional<KeptDiff> read_kept(const store::Snapshot& snapshot, const std::string& path) {
  const auto record = snapshot.read(path);
  if (!record) return std::nullopt;
  try {
    return record::parse_kept_diff(*record);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    return std::nullopt;
  }
}

bool rests_on_what_is_held(const store::Snapshot& snapshot, const DocumentId& document,
                           const DiffBasis& basis) {
  return states_of(snapshot, {document, folders_in(basis.before)}) == basis.before &&
         states_of(snapshot, {document, folders_in(basis.after)}) == basis.after;
}

std::vector<RevisionFolder> folders_in(const std::vector<RevisionState>& states) {
  std::vector<RevisionFolder> folders;
  for (const RevisionState& state : states) folders.push_back(state.folder);
  return folders;
}

DiffBasis basis_of(const store::Snapshot& snapshot, const ArchivedSide& before,
                   const ArchivedSide& after) {
  return {states_of(snapshot, before), states_of(snapshot, after), comparison_method()};
}

std::optional<Diff> find_kept(const store::Snapshot& snapshot, const ArchivedSide& before,
                              const ArchivedSide& after) {
  auto kept = read_kept(snapshot, path_of(before, after));
  if (!kept || kept->basis != basis_of(snapshot, before, after)) return std::nullopt;
  return std::move(kept->diff);
}

KeepOutcome keep(store::Store& store, const ArchivedSide& before, const ArchivedSide& after,
                 const KeptDiff& diff, const Actor& actor, const std::string& sandbox) {
  try {
    store::Writer writer(store);
    if (basis_of(store.tip(), before, after) != diff.basis) return KeepOutcome::kOutdated;
    (void)writer.commit({{{path_of(before, after), record::kept_diff_to_json(diff)}},
                         message_of(store, before, after, diff, {actor, sandbox}),
                         actor.time,
                         actor.operator_name});
    return KeepOutcome::kKept;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kConflict) return KeepOutcome::kBusy;
    if (error.kind() == ErrorKind::kEnvironment) return KeepOutcome::kNotWritable;
    throw;
  }
}

std::vector<std::string> kept_diffs_on(const store::Snapshot& snapshot,
                                       const RevisionName& revision) {
  std::vector<std::string> paths;
  const std::string folder = kept_diffs_folder(revision.document);
  for (const store::Entry& entry : snapshot.list(folder)) {
    const std::string path = folder + "/" + entry.name;
    const auto kept = read_kept(snapshot, path);
    const bool rests = !kept || rests_on(kept->basis.before, revision.folder) ||
                       rests_on(kept->basis.after, revision.folder);
    if (rests) paths.push_back(path);
  }
  return paths;
}

}  // namespace palimpsest::archive
