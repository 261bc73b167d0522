// The words of a page as a set of short runs, for comparing pages in spite of misread words.
#pragma once

#include "model/page.hpp"

#include <cstdint>
#include <vector>

namespace palimpsest::align {

// Hashes of three words that follow each other, sorted, each once.
using Shingles = std::vector<std::uint64_t>;

// Letter case and everything but letters and digits are left out of account.
[[nodiscard]] Shingles shingles_of(const std::vector<Line>& lines);

// Returns the shared part of two sets (Dice), 0..1; 0 when one is empty.
[[nodiscard]] double shared_share(const Shingles& one, const Shingles& other);

}  // namespace palimpsest::align
