// Draws what a diff found: pages and crops of both sides, with what must not be shown covered.
#pragma once

#include "archive/view/page_picture.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/picture.hpp"
#include "model/sources.hpp"
#include "report/html/diff_view.hpp"

#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace palimpsest::archive {

// One side of a diff, still open. Everything must outlive the call.
struct ViewedSide {
  std::string name;  // what it is called
  std::span<const Page> pages;
  PageSource& source;
  PictureSource& pictures;
};

enum class ShownPages { kChanged, kAll };
enum class PersonalTexts { kLeftOut, kShown };  // those opened from privacy codes

// What of a side must not be shown for a reason that the diff itself does not know.
struct HiddenPlaces {
  std::map<int, std::vector<Region>> covers;  // by page
  std::set<int> pages;                        // that are not drawn at all
  bool is_unknown = false;  // nobody has compared what tells: no page may be drawn

  [[nodiscard]] bool hides(int page) const { return is_unknown || pages.contains(page); }

  // Returns the covers of a page, wide enough for scans and readings that end a word elsewhere.
  [[nodiscard]] std::vector<Region> wide_covers(int page) const;

  // Whether something that stands at `region` must not be seen or told.
  [[nodiscard]] bool hides(int page, const Region& region) const;
};

struct DiffViewOptions {
  ShownPages pages = ShownPages::kChanged;
  PersonalTexts personal = PersonalTexts::kLeftOut;
  int dpi = kReadingDpi;  // of pages
  HiddenPlaces hidden_before = {};
  HiddenPlaces hidden_after = {};
  std::size_t first_pair = 0;  // of those that are shown, counted from 0
  std::size_t most_pairs = std::numeric_limits<std::size_t>::max();
};

// Returns the diff with its pictures. Pages are registered once more, as far as they are shown. A
// page that cannot be drawn has no picture.
[[nodiscard]] report::DiffView view_of(Diff diff, const ViewedSide& before, const ViewedSide& after,
                                       const DiffViewOptions& options);

}  // namespace palimpsest::archive
