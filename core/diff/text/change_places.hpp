// Where a change of words lies on each page, and what is to be read again to be sure of it.
//
// Words move when others come or go before them, so the place on the other page is found between
// the partners of the neighbouring words, not by the map alone.
#pragma once

#include "diff/text/tokens.hpp"
#include "model/region.hpp"

#include <optional>
#include <vector>

namespace palimpsest::diff {

// A run of words without a partner, [begin, end) of the words of its page.
struct WordRun {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// One page of a pair: its words, and where the other page has each of them.
struct SeenWords {
  const std::vector<Token>& tokens;
  const std::vector<std::optional<Region>>& seen;
};

// In the coordinates of BEFORE.
struct ChangePlaces {
  Region own_crop;             // the run with its neighbours
  Region other_crop;           // the same neighbours on the other page
  Region other_gap;            // where the words would stand there
  std::vector<Region> spaces;  // where they could stand there, between the neighbours
};

[[nodiscard]] ChangePlaces places_of(const WordRun& run, const SeenWords& words);

}  // namespace palimpsest::diff
