#include "archive/history/side_diff.hpp"

#include "archive/compare/compare.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// A document that is no longer read once somebody says so.
class StoppableDocument : public PageSource, public RegionReader {
 public:
  StoppableDocument(JoinedDocument& document, const IsStopped& is_stopped)
      : document_(document), is_stopped_(is_stopped) {}

  [[nodiscard]] int page_count() const override { return document_.page_count(); }

  [[nodiscard]] Raster render_gray(int number, int dpi) override {
    go_on();
    return document_.render_gray(number, dpi);
  }

  [[nodiscard]] RegionReading read_region(int page, const Region& region) override {
    go_on();
    return document_.read_region(page, region);
  }

 private:
  void go_on() const {
    if (is_stopped_ && is_stopped_()) {
      throw Error(ErrorKind::kConflict, "the comparison was stopped");
    }
  }

  JoinedDocument& document_;
  const IsStopped& is_stopped_;
};

}  // namespace

KeptDiff compare_sides(const store::Store& store, WorkerPair workers, const ArchivedSide& before,
                       const ArchivedSide& after, const IsStopped& is_stopped) {
  const store::Snapshot snapshot = store.tip();
  const Catalogue catalogue(snapshot);
  SideContent earlier = read_side(store, catalogue, before);
  SideContent later = read_side(store, catalogue, after);
  JoinedDocument old_file(workers.before, std::move(earlier.originals), earlier.reading);
  JoinedDocument new_file(workers.after, std::move(later.originals), later.reading);
  StoppableDocument old_pages(old_file, is_stopped);
  StoppableDocument new_pages(new_file, is_stopped);
  Diff diff = compare({earlier.pages, old_pages, old_pages, old_file.sha256()},
                      {later.pages, new_pages, new_pages, new_file.sha256()});
  return {std::move(diff), basis_of(snapshot, before, after), new_file.tooling()};
}

}  // namespace palimpsest::archive
