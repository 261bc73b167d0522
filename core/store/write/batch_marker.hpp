// Says on disk which batch is being written, so that recovery knows what a killed writer left.
//
//   staging/batch = reference " " before " " after " " pack "\n"     "-" for what there is not
//
// It stands from before the first link of an original until after the reference has moved and the
// staged names are gone. Whether the reference stands at `after` then decides everything.
#pragma once

#include "store/git.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest::store {

struct BatchMarker {
  std::string reference;          // "refs/heads/main"
  std::optional<git_oid> before;  // nothing when the batch makes the reference
  git_oid after{};
  std::string pack;  // 40 hexadecimal digits, or empty for loose objects
};

// Returns a marker with which recovery takes the pack away while it has no index, and moves
// nothing. Throws Error(integrity) when there is no main.
[[nodiscard]] BatchMarker marker_of_pack(const Repository& repository, const std::string& pack);

// Durable on return.
void write_batch_marker(const std::filesystem::path& root, const BatchMarker& marker);

// Nothing when there is none, or a broken one.
[[nodiscard]] std::optional<BatchMarker> read_batch_marker(const std::filesystem::path& root);

void remove_batch_marker(const std::filesystem::path& root);

}  // namespace palimpsest::store
