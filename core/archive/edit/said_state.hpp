// What is said of the state of a document in one release.
#pragma once

#include "model/document.hpp"
#include "model/edit.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct SaidState {
  std::string value;  // by a person, with the reason; empty when no person says anything
  std::optional<StateEvidence> evidence;  // of that
  std::string machine;                    // by another source; may be empty
};

[[nodiscard]] SaidState said_state(const Document& document, const ReleaseId& release);

// Takes away what persons say of it, and returns the files that showed that.
[[nodiscard]] std::set<Sha256> take_said_state(Document& document, const ReleaseId& release);

// Returns what an edit of `target` tells of it.
[[nodiscard]] std::vector<ChangedValue> state_changes(const std::string& target,
                                                      const SaidState& before,
                                                      const SaidState& after);

// Returns the file that shows what a person claims.
[[nodiscard]] std::optional<StateEvidence> evidence_of(const StateClaim& claim);

}  // namespace palimpsest::archive
