#include "diff/text/conclude_text.hpp"

#include "diff/text/spelling.hpp"

#include <algorithm>

namespace palimpsest::diff {
namespace {

int count_of(const std::string& word, const RegionReading& reading) {
  return static_cast<int>(
      std::count_if(reading.words.begin(), reading.words.end(),
                    [&](const Word& each) { return are_spelled_alike(word, folded(each.text)); }));
}

// Whether most of `words`, by letters, are read more often on their own page than on the other.
bool is_borne_out(const std::vector<std::string>& words, const RegionReading& own,
                  const RegionReading& other) {
  std::size_t sure = 0;
  std::size_t all = 0;
  for (const std::string& word : words) {
    all += word.size();
    if (count_of(word, own) > count_of(word, other)) sure += word.size();
  }
  return all == 0 || 2 * sure > all;
}

// Whether the reading can be trusted to hold what stands there.
bool holds_one_of(const std::vector<std::string>& words, const RegionReading& reading) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return count_of(word, reading) > 0; });
}

}  // namespace

std::optional<TextChange> conclude_text(const TextCandidate& candidate, const RegionReading& before,
                                        const RegionReading& after) {
  for (const RegionReading* reading : {&before, &after}) {
    if (!holds_one_of(candidate.neighbours, *reading)) return std::nullopt;
  }
  if (!is_borne_out(candidate.words_before, before, after)) return std::nullopt;
  if (!is_borne_out(candidate.words_after, after, before)) return std::nullopt;
  return candidate.change;
}

}  // namespace palimpsest::diff
