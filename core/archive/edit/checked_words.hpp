// The words that people read at changed places, laid over what the program read there.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "model/diff.hpp"
#include "model/revision_edits.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// Returns what people said of a revision; of joined parts, what stands at the first of them. Throws
// Error(integrity) when the record is broken.
[[nodiscard]] RevisionEdits edits_of(const store::Snapshot& snapshot, const ArchivedSide& side);

// Returns where a change lies in AFTER; nothing when it could not be registered.
[[nodiscard]] std::optional<Place> place_in_after(const Change& change);

// Whether `words` were read at `place` of the diff against `against`.
[[nodiscard]] bool is_reading_of(const CheckedWords& words, const std::string& against,
                                 const Place& place);

// Returns the diff of `before` and `after` with the words that people checked.
[[nodiscard]] Diff with_checked_words(Diff diff, const store::Snapshot& snapshot,
                                      const ArchivedSide& before, const ArchivedSide& after);

}  // namespace palimpsest::archive
