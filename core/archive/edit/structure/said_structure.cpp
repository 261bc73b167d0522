#include "archive/edit/structure/said_structure.hpp"

#include "archive/act.hpp"
#include "archive/edit/structure/repeats.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace palimpsest::archive {
namespace {

// One edit, and the archive before and after it.
struct Edit {
  const store::CommitInfo& commit;
  const Act& act;
  Catalogue before;
  Catalogue after;
};

std::vector<Sha256> originals_of(const Catalogue& catalogue, const DocumentId& document) {
  std::set<Sha256> originals;
  for (const RevisionFolder& folder : catalogue.folders(document)) {
    const auto revision = catalogue.revision(document, folder);
    if (revision) originals.insert(revision->observed.digests.sha256);
  }
  return {originals.begin(), originals.end()};
}

bool has_document(const Catalogue& catalogue, const DocumentId& id) {
  return catalogue.snapshot().object_of(document_record_path(id)).has_value();
}

std::optional<std::string> record_of(const Catalogue& catalogue, const RevisionName& name) {
  return catalogue.snapshot().object_of(revision_record_path(name.document, name.folder));
}

Correction said(const Edit& edit, EditTarget target, const char* field, const std::string& value) {
  const PersonMark mark{edit.commit.operator_name, edit.commit.time};
  const std::string repeats = repeated_act(edit.commit.message);
  const std::string& act = repeats.empty() ? edit.act.id : repeats;
  return {{"", std::move(target), {{field, value}}, mark}, {}, {}, {}, {}, act};
}

// Nothing when both documents are there after it.
std::optional<Correction> said_of_documents(const Edit& edit) {
  const std::vector<DocumentId>& documents = edit.act.documents;
  if (documents.size() != 2) return std::nullopt;
  const auto from = std::find_if(documents.begin(), documents.end(), [&](const DocumentId& id) {
    return !has_document(edit.after, id);
  });
  if (from == documents.end()) return std::nullopt;
  const DocumentId& to = *from == documents[0] ? documents[1] : documents[0];
  if (!has_document(edit.before, *from) || !has_document(edit.after, to)) return std::nullopt;
  const bool is_merge = has_document(edit.before, to);
  Correction correction =
      said(edit, {from->text(), "", 0, ""}, is_merge ? kMergedField : kRenamedField, to.text());
  correction.originals = originals_of(edit.before, *from);
  if (is_merge) correction.target_originals = originals_of(edit.before, to);
  return correction;
}

EditTarget target_of(const RevisionName& name) {
  return {name.document.text(), name.folder.text(), 0, ""};
}

Correction said_split(const Edit& edit, const RevisionName& name, const RevisionName& part) {
  Correction correction = said(edit, target_of(name), kSplitField, part.document.text());
  const Revision revision = edit.after.revision(part.document, part.folder).value();
  correction.originals = {revision.observed.digests.sha256};
  correction.pages = revision.range;
  correction.target_originals = originals_of(edit.before, part.document);
  return correction;
}

Correction said_join(const Edit& edit, const RevisionName& name, const RevisionName& next) {
  Correction correction = said(edit, target_of(name), kJoinedField, next.text());
  const Revision one = edit.before.revision(name.document, name.folder).value();
  const Revision two = edit.before.revision(next.document, next.folder).value();
  correction.originals = {one.observed.digests.sha256};
  correction.pages = one.range;
  correction.target_originals = {two.observed.digests.sha256};
  correction.target_pages = two.range;
  return correction;
}

// Such acts name the revision first that they are about, and then the other one; a rename and a
// merge name those that they made.
std::optional<Correction> said_in(const Edit& edit) {
  const std::vector<RevisionName>& names = edit.act.revisions;
  if (names.size() < 2 || !record_of(edit.before, names[0])) return said_of_documents(edit);
  const auto before = record_of(edit.before, names[1]);
  const auto after = record_of(edit.after, names[1]);
  if (!before && after) return said_split(edit, names[0], names[1]);
  if (before && before != after) return said_join(edit, names[0], names[1]);
  return std::nullopt;
}

// Calls `visit` with the edits that were not taken back, the newest first.
void visit_edits(const store::Store& store,
                 const std::function<void(const store::CommitInfo&, const Act&)>& visit) {
  std::set<std::string> undone;
  store.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (act && act->kind == ActKind::kUndo) undone.insert(act->undoes);
    const bool counts = act && act->kind == ActKind::kEdit && !undone.contains(act->id);
    if (counts && commit.parent) visit(commit, *act);
    return true;
  });
}

}  // namespace

std::vector<Correction> said_structure(const store::Store& store, const Audience& audience) {
  const std::set<std::string> hidden = hidden_names(store, audience);
  std::vector<Correction> acts;
  visit_edits(store, [&](const store::CommitInfo& commit, const Act& act) {
    const Edit edit{commit, act, Catalogue(store.at(*commit.parent)),
                    Catalogue(store.at(commit.id))};
    auto said = said_in(edit);
    const bool is_hidden =
        std::any_of(act.documents.begin(), act.documents.end(),
                    [&](const DocumentId& id) { return hidden.contains(id.text()); });
    if (said && !is_hidden) acts.push_back(std::move(*said));
  });
  std::reverse(acts.begin(), acts.end());
  return acts;
}

bool is_said_structure(const Correction& correction) {
  const EditRow& row = correction.row;
  if (row.values.size() != 1) return false;
  const std::string& field = row.values[0].field;
  return row.target.release.empty() ? field == kRenamedField || field == kMergedField
                                    : field == kSplitField || field == kJoinedField;
}

std::set<std::string> acts_done(const store::Store& store) {
  std::set<std::string> done;
  visit_edits(store, [&](const store::CommitInfo& commit, const Act& act) {
    done.insert(act.id);
    const std::string repeats = repeated_act(commit.message);
    if (!repeats.empty()) done.insert(repeats);
  });
  return done;
}

}  // namespace palimpsest::archive
