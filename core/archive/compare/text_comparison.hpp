// Compares what two registered pages say outside their redactions: words, and what is printed on
// them without being text of the paper.
#pragma once

#include "diff/text/ink_match.hpp"
#include "diff/text/tokens.hpp"
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

// `ink` is that of `pages`. `changes` are those of the same pages: words at their places are
// theirs, never text changes.
[[nodiscard]] TextComparison compare_text(const diff::TextPages& pages, const diff::InkMatch& ink,
                                          const std::vector<Change>& changes, ReaderPair readers);

// Whether the page is a record form or a cover sheet: it may come and go, and the paper is the
// same.
[[nodiscard]] bool is_form(const Page& page);

}  // namespace palimpsest::archive
