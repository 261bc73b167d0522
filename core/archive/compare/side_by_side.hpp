// Reads two documents page by page at the same time, so that what changed can be shown while the
// rest is still being read.
//
// Scans are only looked at first. Pages that show the same ink on both sides are settled by that;
// the text of the others is recognised.
#pragma once

#include "archive/compare/joined_document.hpp"
#include "archive/compare/page_comparison.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"

#include <vector>

namespace palimpsest::archive {

// Hears of a comparison of files while it runs.
class DiffObserver {
 public:
  virtual ~DiffObserver() = default;

  // Says that `page` pages of `pages` are done, of the longer side.
  virtual void page_read(int page, int pages) = 0;

  // Whether seems_changed() is wanted, which takes time.
  [[nodiscard]] virtual bool wants_previews() const = 0;

  // Shows what two pages of one number alone make of a change. The whole comparison, which knows
  // all pages, has the last word.
  virtual void seems_changed(const Diff& pair) = 0;
};

// All pages of both sides; those of a settled pair may be without words.
struct ReadPages {
  std::vector<Page> before;
  std::vector<Page> after;
  std::vector<SettledPair> settled;
};

// Reads all pages of both; their workers must be two, and are both at work. With OcrMode::kAlways
// every page is recognised. `observer` is called by the calling thread alone.
[[nodiscard]] ReadPages read_side_by_side(JoinedDocument& before, JoinedDocument& after,
                                          worker::OcrMode ocr, DiffObserver& observer);

}  // namespace palimpsest::archive
