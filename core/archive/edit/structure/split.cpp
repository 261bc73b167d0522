#include "archive/access/restriction.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/edit/structure/restructured_tree.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/reference.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

// Returns the pages that are left.
PageRange rest_of(const RevisionName& name, int page_count, const PageRange& pages) {
  const auto refuse = [&](const std::string& what, const std::string& hint) {
    throw Error(ErrorKind::kUsage,
                what + ": " + name.text() + " has " + counted(page_count, "page"), hint);
  };
  if (pages.first < 1 || pages.last < pages.first || pages.last > page_count) {
    refuse("there are no such pages", "write --pages 3-7");
  }
  if (pages.size() == page_count) {
    refuse("no page would be left", "to give the whole document another id: palimpsest edit " +
                                        name.document.text() + " id=ID");
  }
  if (pages.first == 1) return {pages.last + 1, page_count};
  if (pages.last != page_count) {
    refuse("the pages stand in the middle", "split in two steps: first from page " +
                                                std::to_string(pages.first) +
                                                " to the end, then from what comes behind");
  }
  return {1, pages.first - 1};
}

// A name that an undone act left to the document itself may become that of its pages again.
DocumentId split_target(const Catalogue& catalogue, const DocumentId& document,
                        const std::string& id) {
  const std::vector<DocumentId> named = catalogue.documents_named(id);
  const bool is_own_alias = named.size() == 1 && named.front() == document && id != document.text();
  if (named.size() == 1 && !is_own_alias) return named.front();
  if (is_valid_id(id)) return DocumentId(id);
  throw Error(ErrorKind::kUsage, "'" + id + "' cannot be the id of a document");
}

// What was cited by the name then goes with it.
void give_name(Document& from, Document& to) {
  if (std::erase(from.aliases, to.id.text()) == 0) return;
  for (const MovedPages& moved : from.moved) {
    const auto& names = moved.names;
    const bool is_its = std::find(names.begin(), names.end(), to.id.text()) != names.end();
    if (is_its) to.moved.push_back(moved);
  }
}

}  // namespace

Restructuring split_revision(store::Store& store, const std::string& revision,
                             const PageRange& pages, const std::string& id, const Actor& actor,
                             const std::string& repeats) {
  store::Writer writer(store);
  const Catalogue catalogue(store);
  const RevisionName name = named_revision(catalogue, revision);
  const StoredRevision stored = stored_revision(catalogue, name);
  const PageRange rest = rest_of(name, stored.revision.observed.page_count, pages);
  const DocumentId other = split_target(catalogue, name.document, id);
  RestructuredTree tree(catalogue);
  if (other != name.document) give_name(tree.document(name.document), tree.document(other));
  const ReleaseId release = release_of(name.folder);
  const RevisionName part{other, tree.free_folder(other, release)};
  // Page numbers that were printed never mean other pages: what is left keeps its folder only while
  // it keeps its numbers.
  const RevisionName left{name.document,
                          rest.first == 1 ? name.folder : tree.free_folder(name.document, release)};
  keep_restriction(tree.document(name.document), tree.document(other));
  tree.write_revision(part_of(stored, pages, part));
  if (left.folder != name.folder) tree.remove_revision(name);
  tree.write_revision(part_of(stored, rest, left));
  Document& owner = tree.document(name.document);
  const auto names = [&](int first) { return names_of_page(owner, name.folder, first); };
  Restructuring done{RestructuringKind::kSplit, "", store.tip().commit(), name.document, other, {}};
  done.moved.push_back({names(pages.first), name.folder, pages, part.document, part.folder, 1});
  if (left.folder != name.folder) {
    done.moved.push_back({names(rest.first), name.folder, rest, left.document, left.folder, 1});
  }
  for (const MovedPages& moved : done.moved) tree.move(owner, moved);
  const auto committed =
      tree.commit(store, writer,
                  "Split pages " + std::to_string(pages.first) + " to " +
                      std::to_string(pages.last) + " of " + name.text() + " off as " + part.text(),
                  {name, part, left}, {name.document, other}, actor, repeats);
  done.act = committed.act;
  done.commit = committed.commit;
  return done;
}

}  // namespace palimpsest::archive
