#include "archive/view/archived_view.hpp"

#include "archive/compare/archived_side.hpp"
#include "archive/tree/catalogue.hpp"

#include <utility>

namespace palimpsest::archive {

void show_revisions(const Differ& differ, const NamedDiff& found, const DiffShow& show) {
  const Catalogue catalogue(differ.store(), differ.audience());
  const auto content_of = [&](const std::string& name) {
    return read_side(differ.store(), catalogue, find_side(catalogue, name));
  };
  if (found.diff.verdict == Verdict::kWithdrawn) {
    SideContent left = content_of(found.before);
    JoinedDocument file(differ.workers().before, std::move(left.originals), left.reading);
    show(found, {found.before, left.pages, file, file}, {found.after, {}, file, file});
    return;
  }
  SideContent later = content_of(found.after);
  JoinedDocument new_file(differ.workers().after, std::move(later.originals), later.reading);
  const ViewedSide after{found.after, later.pages, new_file, new_file};
  const bool is_all_new =
      found.diff.verdict == Verdict::kFirst || found.diff.verdict == Verdict::kReleased;
  if (is_all_new) {
    show(found, {found.before, {}, new_file, new_file}, after);
    return;
  }
  SideContent earlier = content_of(found.before);
  JoinedDocument old_file(differ.workers().before, std::move(earlier.originals), earlier.reading);
  show(found, {found.before, earlier.pages, old_file, old_file}, after);
}

}  // namespace palimpsest::archive
