// The changes of a record that undo what one act changed in it, and leave what came later.
#pragma once

#include "model/document.hpp"
#include "model/revision_edits.hpp"

#include <optional>

namespace palimpsest::archive {

// Returns `present` with what the act from `before` to `after` did taken back; nothing when a later
// act changed the same.
[[nodiscard]] std::optional<Document> taken_back(const Document& before, const Document& after,
                                                 const Document& present);
[[nodiscard]] std::optional<RevisionEdits> taken_back(const RevisionEdits& before,
                                                      const RevisionEdits& after,
                                                      const RevisionEdits& present);

}  // namespace palimpsest::archive
