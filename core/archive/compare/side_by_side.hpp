// Reads two documents page by page at the same time, so that what changed can be shown while the
// rest is still being read.
#pragma once

#include "archive/compare/joined_document.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"

#include <vector>

namespace palimpsest::archive {

// Hears of a comparison of files while it runs.
class DiffObserver {
 public:
  virtual ~DiffObserver() = default;

  // Says that `page` of `pages` was read.
  virtual void page_read(int page, int pages) = 0;

  // Whether seems_changed() is wanted, which takes time.
  [[nodiscard]] virtual bool wants_previews() const = 0;

  // Shows what two pages of one number alone make of a change. The whole comparison, which knows
  // all pages, has the last word.
  virtual void seems_changed(const Diff& pair) = 0;
};

struct ReadPages {
  std::vector<Page> before;
  std::vector<Page> after;
};

// Reads all pages of both; their workers must be two, and are both at work. `observer` is called by
// the calling thread alone.
[[nodiscard]] ReadPages read_side_by_side(JoinedDocument& before, JoinedDocument& after,
                                          DiffObserver& observer);

}  // namespace palimpsest::archive
