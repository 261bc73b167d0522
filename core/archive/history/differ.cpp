#include "archive/history/differ.hpp"

#include "archive/edit/checked_words.hpp"
#include "archive/history/kept_diffs.hpp"

#include <utility>

namespace palimpsest::archive {

Diff Differ::between(const ArchivedSide& before, const ArchivedSide& after) {
  if (before.document != after.document) return compare_and_keep(before, after);
  auto kept = find_kept(store_.tip(), before, after);
  return with_checked_words(kept ? std::move(*kept) : compare_and_keep(before, after), store_.tip(),
                            before, after);
}

Diff Differ::compare_and_keep(const ArchivedSide& before, const ArchivedSide& after) {
  KeptDiff now = compare_sides(store_, workers_, before, after);
  if (before.document == after.document) {
    (void)keep(store_, before, after, now, actor_, workers_.after.sandbox_text());
  }
  return std::move(now.diff);
}

}  // namespace palimpsest::archive
