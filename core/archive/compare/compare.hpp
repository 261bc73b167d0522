// Compares two revisions of one document: the verb that brings page matching, registration, the
// fate of every redaction and the reading of opened places together.
//
// A page that cannot be read, drawn or registered makes the verdict `undecided`, and a finding
// says which page and why.
#pragma once

#include "base/digest.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/sources.hpp"

#include <span>
#include <vector>

namespace palimpsest::archive {

// One side of a comparison. `pages` are all pages in order; `source` draws them and `reader` reads
// their regions. Everything must outlive the call.
struct Comparand {
  std::span<const Page> pages;
  PageSource& source;
  RegionReader& reader;
  Sha256 sha256;  // of the original's bytes
};

struct SettledPair;

// Returns what AFTER opened, closed and left as it was. Identical bytes are not drawn or read.
// `settled` are pairs of pages that were decided before, so that their words are not needed.
[[nodiscard]] Diff compare(Comparand before, Comparand after);
[[nodiscard]] Diff compare(Comparand before, Comparand after,
                           const std::vector<SettledPair>& settled);

}  // namespace palimpsest::archive
