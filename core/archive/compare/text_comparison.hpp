// Compares what two registered pages say outside their redactions: words, and what is printed on
// them without being text of the paper.
#pragma once

#include "archive/compare/ink_text.hpp"
#include "diff/text/ink_match.hpp"
#include "diff/text/tokens.hpp"
#include "diff/text/word_pairs.hpp"
#include "identify/page_marks.hpp"
#include "model/diff.hpp"
#include "model/sources.hpp"

#include <vector>

namespace palimpsest::archive {

struct TextComparison {
  std::vector<TextChange> text_changes;
  std::vector<MetadataChange> metadata_changes;
  std::vector<Finding> findings;
};

// The readers of the two sides, for places where the pages' own words are in doubt.
struct ReaderPair {
  RegionReader& before;
  RegionReader& after;
};

// The words and marks of two registered pages. The pages must outlive it.
class PageTexts {
 public:
  PageTexts(const diff::TextPages& pages, diff::InkMatch ink);

  // Returns what the ink of a page shows beside words that are new in their place.
  [[nodiscard]] KnownInk known_ink(Side side) const;

  [[nodiscard]] const diff::InkMatch& ink() const { return ink_; }

  // Compares the texts. `changes` are those of the same pages: words at their places are theirs,
  // never text changes.
  [[nodiscard]] TextComparison compare(const std::vector<Change>& changes,
                                       ReaderPair readers) const;

 private:
  [[nodiscard]] bool has_form() const { return before_.is_form || after_.is_form; }

  diff::TextPages pages_;
  diff::InkMatch ink_;
  identify::PageMarks before_;
  identify::PageMarks after_;
  diff::OtherPlaces places_;  // what is no text, whatever the comparison of redactions says
  diff::PairedWords words_;
};

// Whether the page is a record form or a cover sheet: it may come and go, and the paper is the
// same.
[[nodiscard]] bool is_form(const Page& page);

}  // namespace palimpsest::archive
