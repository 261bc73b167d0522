#include "align/pages/page_likeness.hpp"

#include <algorithm>

namespace palimpsest::align {
namespace {

// Few words say little: a page of stamps must not match by its stamps alone.
constexpr double kFullVoice = 40;  // shingles
constexpr double kWordShare = 0.6;
// OCR of the same page keeps two fifths of its shingles at worst: that is a full yes of the words.
constexpr double kShingleGain = 2.5;

}  // namespace

double likeness_of(const PageTraits& one, const PageTraits& other) {
  if (one.is_empty() && other.is_empty()) return 0.5;
  const double words = shared_share(one.shingles, other.shingles);
  if (!one.cells || !other.cells) return words;
  const auto fewer = static_cast<double>(std::min(one.shingles.size(), other.shingles.size()));
  const double voice = kWordShare * std::min(1.0, fewer / kFullVoice);
  return voice * std::min(1.0, words * kShingleGain) +
         (1 - voice) * similarity(*one.cells, *other.cells);
}

}  // namespace palimpsest::align
