#include "archive/access/restriction.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/edit/structure/restructured_tree.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

bool is_continued(const Revision& one, const Revision& next) {
  return one.observed.digests.sha256 == next.observed.digests.sha256 && one.range && next.range &&
         one.range->last + 1 == next.range->first;
}

// Returns both as one revision, in the place of the first.
StoredRevision joined(const StoredRevision& one, const StoredRevision& next) {
  StoredRevision whole = one;
  const int count = one.revision.observed.page_count;
  for (const ReadPage& page : next.reading.pages) {
    whole.reading.pages.push_back(
        renumbered(page, static_cast<int>(whole.reading.pages.size()) + 1));
  }
  for (Finding finding : next.revision.findings) {
    if (finding.page) *finding.page += count;
    auto& findings = whole.revision.findings;
    const bool is_known = std::find(findings.begin(), findings.end(), finding) != findings.end();
    if (!is_known) findings.push_back(std::move(finding));
  }
  for (FormerRedaction former : next.revision.former_redactions) {
    former.page += count;
    whole.revision.former_redactions.push_back(std::move(former));
  }
  for (CheckedWords words : next.edits.checked_words) {
    words.page += count;
    whole.edits.checked_words.push_back(std::move(words));
  }
  for (PersonValue value : next.edits.values) {
    value.page += count;
    whole.edits.values.push_back(std::move(value));
  }
  const PageRange all{1, count + next.revision.observed.page_count};
  whole.reading.range.reset();
  StoredRevision result = part_of(whole, all, {one.revision.document, one.revision.folder});
  result.revision.range = PageRange{one.revision.range->first, next.revision.range->last};
  result.revision.role = one.revision.role;
  return result;
}

int next_part(const Catalogue& catalogue, const RevisionName& name) {
  int last = 1;
  for (const RevisionFolder& folder : catalogue.folders(name.document)) {
    if (release_of(folder) != release_of(name.folder)) continue;
    const Role role = catalogue.revision(name.document, folder).value().role;
    if (role.kind == FileRole::kPart) last = std::max(last, role.part);
  }
  return last + 1;
}

// Makes the pages of the second revision pages of the first. Returns where they are.
MovedPages continue_revision(RestructuredTree& tree, const RevisionName& name,
                             const RevisionName& next, const StoredRevision& one,
                             const StoredRevision& two) {
  const int count = one.revision.observed.page_count;
  const PageRange come{count + 1, count + two.revision.observed.page_count};
  tree.move_back(tree.document(name.document), name.folder, come);
  tree.remove_revision(next);
  tree.write_revision(joined(one, two));
  return {{}, next.folder, {}, name.document, name.folder, come.first};
}

// Makes the two revisions parts of one release. Returns where the second is.
MovedPages make_parts(const Catalogue& catalogue, RestructuredTree& tree, const RevisionName& name,
                      const RevisionName& next, const StoredRevision& one,
                      const StoredRevision& two) {
  StoredRevision first = one;
  if (first.revision.role.kind != FileRole::kPart) first.revision.role = {FileRole::kPart, 1, 0};
  const int part = next_part(catalogue, name);
  const bool stays = next.document == name.document;
  const RevisionFolder folder =
      stays ? next.folder : tree.free_folder(name.document, release_of(name.folder));
  StoredRevision second =
      part_of(two, {1, two.revision.observed.page_count}, {name.document, folder});
  second.revision.range = two.revision.range;
  second.revision.role = {FileRole::kPart, part, 0};
  if (!stays) tree.remove_revision(next);
  tree.write_revision(first);
  tree.write_revision(second);
  return {{}, next.folder, {}, name.document, folder, 1};
}

// Says where the second revision went; a document that has no other one goes with it.
void record_move(const Catalogue& catalogue, RestructuredTree& tree, const RevisionName& name,
                 const RevisionName& next, const MovedPages& moved) {
  const bool is_other = next.document != name.document;
  if (is_other) {
    keep_restriction(catalogue.document(next.document).value(), tree.document(name.document));
  }
  if (!is_other || catalogue.folders(next.document).size() > 1) {
    tree.move(tree.document(next.document), moved);
    return;
  }
  Document& kept = tree.document(name.document);
  Document others = catalogue.document(next.document).value();
  remove_sources(others, [&](const Source& source) { return is_form_in(source, next); });
  add_values(others, kept);
  add_aliases(kept, names_of_document(others));
  tree.remove_document(next.document);
  tree.move(kept, moved);
}

void check_can_be_joined(const RevisionName& name, const RevisionName& next) {
  if (name.text() == next.text()) {
    throw Error(ErrorKind::kUsage, name.text() + " cannot be joined with itself");
  }
  if (release_of(name.folder) == release_of(next.folder)) return;
  throw Error(ErrorKind::kUsage, name.text() + " and " + next.text() + " came in two releases",
              "to make them releases of one document: palimpsest edit " + next.document.text() +
                  " into=" + name.document.text());
}

}  // namespace

Restructuring join_revisions(store::Store& store, const std::string& revision,
                             const std::string& next, const Actor& actor,
                             const std::string& repeats) {
  store::Writer writer(store);
  const Catalogue catalogue(store);
  const RevisionName name = named_revision(catalogue, revision);
  const RevisionName other = named_revision(catalogue, next);
  check_can_be_joined(name, other);
  const StoredRevision one = stored_revision(catalogue, name);
  const StoredRevision two = stored_revision(catalogue, other);
  RestructuredTree tree(catalogue);
  MovedPages moved = is_continued(one.revision, two.revision)
                         ? continue_revision(tree, name, other, one, two)
                         : make_parts(catalogue, tree, name, other, one, two);
  moved.names = names_of_page(catalogue.document(other.document).value(), other.folder, 1);
  Restructuring done{
      RestructuringKind::kJoin, "", store.tip().commit(), other.document, name.document, {}};
  const RevisionName place{moved.to_document, moved.to_folder};
  if (place.text() != other.text()) {
    record_move(catalogue, tree, name, other, moved);
    done.moved.push_back(moved);
  }
  const auto committed =
      tree.commit(store, writer, "Join " + other.text() + " to " + name.text(),
                  {name, other, place}, {name.document, other.document}, actor, repeats);
  done.act = committed.act;
  done.commit = committed.commit;
  return done;
}

}  // namespace palimpsest::archive
