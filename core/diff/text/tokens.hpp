// The words of a page pair as the word diff sees them.
#pragma once

#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/page_map.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest::diff {

// Two pages that show the same sheet. Both must outlive the call.
struct TextPages {
  const Page& before;
  const Page& after;
  PageMap map;  // from BEFORE to AFTER
};

// What is not text of the paper, each in the coordinates of its own page: redactions and their
// codes, stamps, footers, markings, the fields of a form.
struct OtherPlaces {
  std::vector<Region> before;
  std::vector<Region> after;
};

struct Token {
  std::string text;
  std::string folded;   // see folded()
  Region region;        // on its own page
  Region placed;        // in the coordinates of BEFORE
  int confidence = 0;   // 0..100
  int line = 0;         // number of its line
  bool is_text = true;  // false: at a redaction or a mark of either side; it never makes a change
};

// Returns the words of one side in reading order, without those that hold no letter or digit and
// those that stand in a place of their own side that is no text.
[[nodiscard]] std::vector<Token> tokens_of(const TextPages& pages, Side side,
                                           const OtherPlaces& places);

// Takes the words at `places`, which became known later, for no text.
void leave_out(std::vector<Token>& tokens, const TextPages& pages, Side side,
               const OtherPlaces& places);

}  // namespace palimpsest::diff
