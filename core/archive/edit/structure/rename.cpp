#include "archive/access/restriction.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/edit/structure/restructured_tree.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kIn = " in ";  // of the names of forms as sources: "record form in A@R"

// Values that stand on forms in the files of a document name it.
void rename_sources(Document& document, const RevisionName& from, const RevisionName& to) {
  const auto rename = [&](Source& source) {
    const std::string end = std::string(kIn) + from.text();
    if (!source.name.ends_with(end)) return;
    source.name.resize(source.name.size() - end.size());
    source.name += std::string(kIn) + to.text();
  };
  for (Fact& fact : document.metadata) rename(fact.source);
  for (StateClaim& claim : document.states) rename(claim.source);
}

void check_is_free(const Catalogue& catalogue, const DocumentId& document, const std::string& id) {
  for (const DocumentId& other : catalogue.documents_named(id)) {
    if (other == document) continue;
    throw Error(ErrorKind::kConflict,
                "'" + id + "' is " + (other.text() == id ? "" : "a name of ") +
                    "another document: " + other.text(),
                "to make the two one document: palimpsest edit " + document.text() +
                    " into=" + other.text());
  }
}

// Under the name of a document that was merged into this one, its files are cited.
void check_means_one(const Document& document, const std::string& id) {
  for (const MovedPages& moved : document.moved) {
    const bool is_name = std::find(moved.names.begin(), moved.names.end(), id) != moved.names.end();
    const bool is_own =
        std::find(moved.names.begin(), moved.names.end(), document.id.text()) != moved.names.end();
    if (!is_name || is_own) continue;
    throw Error(ErrorKind::kConflict,
                "'" + id + "' was the id of another document, which is a part of this one now",
                "citations by it would mean two things: choose an id that was never used");
  }
}

void drop_alias(Document& document, const std::string& name) { std::erase(document.aliases, name); }

}  // namespace

Restructuring rename_document(store::Store& store, const std::string& document,
                              const std::string& id, const Actor& actor,
                              const std::string& repeats) {
  if (!is_valid_id(id)) {
    throw Error(ErrorKind::kUsage, "'" + id + "' cannot be the id of a document",
                "ids have letters, digits, '.', '_' and '-', at most 100");
  }
  store::Writer writer(store);
  const Catalogue catalogue(store);
  const DocumentId from = find_document(catalogue, document);
  const DocumentId to(id);
  if (from == to) throw Error(ErrorKind::kUsage, from.text() + " is called so already");
  check_is_free(catalogue, from, id);
  RestructuredTree tree(catalogue);
  Document renamed = catalogue.document(from).value();
  check_means_one(renamed, id);
  renamed.id = to;
  add_aliases(renamed, {from.text()});
  drop_alias(renamed, id);
  std::vector<RevisionName> revisions;
  for (const RevisionFolder& folder : catalogue.folders(from)) {
    revisions.push_back({to, folder});
    rename_sources(renamed, {from, folder}, revisions.back());
    const Revision revision = catalogue.revision(from, folder).value();
    tree.copy_revision({from, folder}, revisions.back(), revision.role, {});
  }
  tree.document(to) = std::move(renamed);
  tree.remove_document(from);
  const auto done = tree.commit(store, writer, "Rename " + from.text() + " to " + to.text(),
                                revisions, {from, to}, actor, repeats);
  return {RestructuringKind::kRename, done.act, done.commit, from, to, {}};
}

namespace {

// Returns how the folders of a document are called after they have come to another one.
std::map<std::string, std::string> merged_folders(const Catalogue& catalogue,
                                                  RestructuredTree& tree, const DocumentId& from,
                                                  const DocumentId& to) {
  std::map<std::string, std::string> folders;
  for (const RevisionFolder& folder : catalogue.folders(from)) {
    folders.emplace(folder.text(), tree.free_folder(to, release_of(folder)).text());
  }
  return folders;
}

// A file that is alone in its release stays what it was; one beside others is judged like one that
// is imported.
Role merged_role(const Catalogue& catalogue, Revision revision, const RevisionName& to) {
  const bool is_part = revision.role.kind == FileRole::kPart;
  if (is_part || ordinal_of(to.folder) == 1 || revision.folder == to.folder) return revision.role;
  revision.pages = catalogue.recorded_pages(revision);
  revision.document = to.document;
  revision.folder = to.folder;
  return choose_role(catalogue, revision, std::nullopt);
}

}  // namespace

Restructuring merge_documents(store::Store& store, const std::string& document,
                              const std::string& into, const Actor& actor,
                              const std::string& repeats) {
  store::Writer writer(store);
  const Catalogue catalogue(store);
  const DocumentId from = find_document(catalogue, document);
  const DocumentId to = find_document(catalogue, into);
  if (from == to) throw Error(ErrorKind::kUsage, from.text() + " is this document already");
  RestructuredTree tree(catalogue);
  Document merged = catalogue.document(from).value();
  const auto folders = merged_folders(catalogue, tree, from, to);
  Restructuring done{RestructuringKind::kMerge, "", store.tip().commit(), from, to, {}};
  std::vector<RevisionName> revisions;
  for (const auto& [before, after] : folders) {
    const RevisionName source{from, RevisionFolder(before)};
    const RevisionName target{to, RevisionFolder(after)};
    rename_sources(merged, source, target);
    const Revision revision = catalogue.revision(from, source.folder).value();
    tree.copy_revision(source, target, merged_role(catalogue, revision, target), folders);
    revisions.push_back(target);
    done.moved.push_back(
        {names_of_page(merged, source.folder, 1), source.folder, {}, to, target.folder, 1});
  }
  Document& kept = tree.document(to);
  keep_restriction(merged, kept);
  add_values(merged, kept);
  add_aliases(kept, names_of_document(merged));
  for (const MovedPages& moved : done.moved) tree.move(kept, moved);
  tree.remove_document(from);
  const auto committed = tree.commit(store, writer, "Merge " + from.text() + " into " + to.text(),
                                     revisions, {from, to}, actor, repeats);
  done.act = committed.act;
  done.commit = committed.commit;
  return done;
}

}  // namespace palimpsest::archive
