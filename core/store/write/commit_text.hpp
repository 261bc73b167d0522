// The bytes of a git commit object, made here so that they are a function of their request alone.
#pragma once

#include "store/store.hpp"

#include <optional>
#include <string>

namespace palimpsest::store {

// Throws Error(usage) when the operator, time or message cannot stand in a commit.
[[nodiscard]] std::string commit_text(const std::string& tree,
                                      const std::optional<CommitId>& parent,
                                      const CommitRequest& request);

// Returns the commit `text` with another tree and parent, and without the signature of what it was.
[[nodiscard]] std::string moved_commit_text(const std::string& text, const std::string& tree,
                                            const std::optional<std::string>& parent);

}  // namespace palimpsest::store
