#include "lists/heading_table.hpp"
#include "lists/release_list.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest::lists {
namespace {

struct StateWord {
  std::string_view words;  // at the beginning of the normal text
  ReleaseState state;
};

// Of NARA's lists and record forms, CIA's release decisions and State's headers. Longer ones stand
// before those that they begin with.
constexpr std::array kStateWords = {
    StateWord{"released in full", ReleaseState::kInFull},
    StateWord{"release in full", ReleaseState::kInFull},
    StateWord{"open in full", ReleaseState::kInFull},
    StateWord{"in full", ReleaseState::kInFull},
    StateWord{"full release", ReleaseState::kInFull},
    StateWord{"released in part", ReleaseState::kInPart},
    StateWord{"release in part", ReleaseState::kInPart},
    StateWord{"released with deletions", ReleaseState::kInPart},
    StateWord{"released with redactions", ReleaseState::kInPart},
    StateWord{"release as sanitized", ReleaseState::kInPart},
    StateWord{"released as sanitized", ReleaseState::kInPart},
    StateWord{"as sanitized", ReleaseState::kInPart},
    StateWord{"open in part", ReleaseState::kInPart},
    StateWord{"in part", ReleaseState::kInPart},
    StateWord{"partial release", ReleaseState::kInPart},
    StateWord{"redact", ReleaseState::kInPart},
    StateWord{"sanitized", ReleaseState::kInPart},
    StateWord{"rippub", ReleaseState::kInPart},
    StateWord{"rifpub", ReleaseState::kInFull},
    StateWord{"withhold", ReleaseState::kWithheldInFull},
    StateWord{"withheld", ReleaseState::kWithheldInFull},
    StateWord{"postponed in full", ReleaseState::kWithheldInFull},
    StateWord{"denied in full", ReleaseState::kWithheldInFull},
    StateWord{"denied", ReleaseState::kWithheldInFull},
};

// Of Vaughn indexes, alone in their cell.
constexpr std::array kAbbreviations = {
    StateWord{"wif", ReleaseState::kWithheldInFull},
    StateWord{"dif", ReleaseState::kWithheldInFull},
    StateWord{"rip", ReleaseState::kInPart},
    StateWord{"rif", ReleaseState::kInFull},
};

// Alone, without a word behind them that could say less.
constexpr std::array<std::string_view, 3> kOpenWords = {"release", "released", "open"};

}  // namespace

std::optional<ReleaseState> state_of(std::string_view words) {
  const std::string normal = normal_heading(words);
  if (normal.starts_with("redacted version only")) return std::nullopt;  // an original is missing
  if (std::find(kOpenWords.begin(), kOpenWords.end(), normal) != kOpenWords.end()) {
    return ReleaseState::kInFull;
  }
  for (const StateWord& word : kAbbreviations) {
    if (normal == word.words) return word.state;
  }
  for (const StateWord& word : kStateWords) {
    if (normal.starts_with(word.words)) return word.state;
  }
  return std::nullopt;
}

}  // namespace palimpsest::lists
