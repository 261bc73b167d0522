// The letters by which a person showed the state of a document in a removed release: they go with
// it, and so does what they show.
#pragma once

#include "archive/removal/removal_target.hpp"
#include "model/document.hpp"
#include "store/snapshot.hpp"

#include <set>

namespace palimpsest::archive {

// Whether a source of the record of `owner` is such a letter of `target`. Of a whole document all
// goes, and of pages nothing.
[[nodiscard]] bool is_letter_of(const Source& source, const DocumentId& owner,
                                const RemovalTarget& target);

// Returns those that the commit knows of.
[[nodiscard]] std::set<Sha256> letters_of(const store::Snapshot& snapshot,
                                          const RemovalTarget& target);

}  // namespace palimpsest::archive
