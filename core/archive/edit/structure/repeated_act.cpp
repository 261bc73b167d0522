#include "archive/edit/structure/repeated_act.hpp"

#include "archive/edit/said_places.hpp"
#include "archive/edit/structure/restructure.hpp"
#include "archive/tree/reference.hpp"

#include <string>

namespace palimpsest::archive {
namespace {

RevisionName name_of_revision(const Revision& revision) {
  return {revision.document, revision.folder};
}

SaidRevision revision_of(const Correction& correction) {
  const EditTarget& target = correction.row.target;
  return {target.document, target.release, correction.originals.at(0), correction.pages};
}

std::optional<Restructuring> repeat_split(store::Store& store, const SaidPlaces& places,
                                          const Correction& correction, const Actor& actor) {
  const std::string& id = correction.row.values.front().value;
  const auto known = places.named(id);
  const std::string to = known || correction.target_originals.empty()
                             ? id
                             : places.document(id, correction.target_originals).text();
  const int count = correction.pages ? correction.pages->size() : 1;
  const Revision whole = places.revision(revision_of(correction), 1);
  const int first = page_of_file(correction.pages, 1) - page_of_file(whole.range, 0);
  const PageRange pages{first, first + count - 1};
  const bool is_split = count == whole.observed.page_count && known == whole.document;
  if (is_split) return std::nullopt;
  return split_revision(store, name_of_revision(whole).text(), pages, to, actor, correction.act);
}

std::optional<Restructuring> repeat_join(store::Store& store, const SaidPlaces& places,
                                         const Correction& correction, const Actor& actor) {
  const ReferenceText next = parse_reference(correction.row.values.front().value);
  const int last = correction.pages ? correction.pages->size() : 1;
  const std::string one = name_of_revision(places.revision(revision_of(correction), last)).text();
  const SaidRevision said{next.document, next.release.value_or(""),
                          correction.target_originals.at(0), correction.target_pages};
  const std::string other = name_of_revision(places.revision(said, 1)).text();
  if (one == other) return std::nullopt;
  return join_revisions(store, one, other, actor, correction.act);
}

std::optional<Restructuring> repeat_merge(store::Store& store, const SaidPlaces& places,
                                          const Correction& correction, const Actor& actor) {
  const EditRow& row = correction.row;
  const DocumentId from = places.document(row.target.document, correction.originals);
  const DocumentId to = places.document(row.values.front().value, correction.target_originals);
  if (from == to) return std::nullopt;
  return merge_documents(store, from.text(), to.text(), actor, correction.act);
}

std::optional<Restructuring> repeat_rename(store::Store& store, const SaidPlaces& places,
                                           const Correction& correction, const Actor& actor) {
  const EditRow& row = correction.row;
  const DocumentId from = places.document(row.target.document, correction.originals);
  const std::string& to = row.values.front().value;
  if (from.text() == to) return std::nullopt;
  return rename_document(store, from.text(), to, actor, correction.act);
}

}  // namespace

std::optional<Restructuring> repeat_act(store::Store& store, const Correction& correction,
                                        const Actor& actor) {
  const SaidPlaces places(store);
  const std::string& field = correction.row.values.front().field;
  if (field == kRenamedField) return repeat_rename(store, places, correction, actor);
  if (field == kMergedField) return repeat_merge(store, places, correction, actor);
  if (field == kSplitField) return repeat_split(store, places, correction, actor);
  return repeat_join(store, places, correction, actor);
}

}  // namespace palimpsest::archive
