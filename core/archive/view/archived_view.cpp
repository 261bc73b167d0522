#include "archive/view/archived_view.hpp"

#include "archive/compare/archived_side.hpp"
#include "archive/tree/catalogue.hpp"

#include <utility>

namespace palimpsest::archive {

void show_revisions(const Differ& differ, const NamedDiff& found, const DiffShow& show) {
  const Catalogue catalogue(differ.store());
  const auto content_of = [&](const std::string& name) {
    return read_side(differ.store(), catalogue, find_side(catalogue, name));
  };
  SideContent later = content_of(found.after);
  JoinedDocument new_file(differ.workers().after, std::move(later.originals), later.reading);
  const ViewedSide after{found.after, later.pages, new_file, new_file};
  if (found.diff.verdict == Verdict::kFirst) {
    show(found, {found.before, {}, new_file, new_file}, after);
    return;
  }
  SideContent earlier = content_of(found.before);
  JoinedDocument old_file(differ.workers().before, std::move(earlier.originals), earlier.reading);
  show(found, {found.before, earlier.pages, old_file, old_file}, after);
}

}  // namespace palimpsest::archive
