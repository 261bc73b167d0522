#include "archive/history/differ.hpp"

#include "archive/compare/compare.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/edit/checked_words.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/tree/catalogue.hpp"

#include <utility>

namespace palimpsest::archive {

Diff Differ::between(const ArchivedSide& before, const ArchivedSide& after) {
  if (before.document != after.document) return compare_and_keep(before, after);
  auto kept = find_kept(store_.tip(), before, after);
  return with_checked_words(kept ? std::move(*kept) : compare_and_keep(before, after), store_.tip(),
                            before, after);
}

Diff Differ::compare_and_keep(const ArchivedSide& before, const ArchivedSide& after) {
  const store::Snapshot snapshot = store_.tip();
  const Catalogue catalogue(snapshot);
  SideContent earlier = read_side(store_, catalogue, before);
  SideContent later = read_side(store_, catalogue, after);
  JoinedDocument old_file(workers_.before, std::move(earlier.originals), earlier.reading);
  JoinedDocument new_file(workers_.after, std::move(later.originals), later.reading);
  Diff diff = compare({earlier.pages, old_file, old_file, old_file.sha256()},
                      {later.pages, new_file, new_file, new_file.sha256()});
  if (before.document == after.document) {
    (void)keep(store_, before, after, {diff, basis_of(snapshot, before, after), new_file.tooling()},
               actor_, workers_.after.sandbox_text());
  }
  return diff;
}

}  // namespace palimpsest::archive
