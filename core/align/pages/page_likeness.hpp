// How likely two pages are the same page of two releases, from their words and their look.
#pragma once

#include "align/fingerprint_cells.hpp"
#include "align/pages/word_shingles.hpp"

#include <optional>

namespace palimpsest::align {

// What pages are compared by. Without both, a page says nothing of itself.
struct PageTraits {
  Shingles shingles;
  std::optional<Cells> cells;

  [[nodiscard]] bool is_empty() const { return shingles.empty() && (!cells || is_blank(*cells)); }
};

// Returns 0..1; 0.5, "cannot say", for two empty pages.
[[nodiscard]] double likeness_of(const PageTraits& one, const PageTraits& other);

}  // namespace palimpsest::align
