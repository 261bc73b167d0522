// Lets a person vouch for the words of a change, or say what they are.
#pragma once

#include "archive/history/differ.hpp"
#include "model/edit_outcome.hpp"

#include <optional>
#include <string>

namespace palimpsest::archive {

// A change of the diff of `revision` against an earlier release.
struct ChangeName {
  std::string revision;  // DOCUMENT@RELEASE
  std::string change;    // "c3"
  std::string against;   // the earlier release; empty: the one before
};

// What a person says of the words: that they are right as read, that they are others, or that
// nobody vouches for them any more.
struct WordsCheck {
  bool is_checked = true;
  std::optional<std::string> text;
};

// Records it by one commit, where something has to change; numbers of persons are masked. Throws
// Error(usage) when the diff has no such change, or none with words to check.
[[nodiscard]] EditOutcome check_words(store::Store& store, Differ& differ, const ChangeName& name,
                                      const WordsCheck& check, const Actor& actor);

}  // namespace palimpsest::archive
