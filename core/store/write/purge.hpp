// The second half of a removal: what the new history does not reach leaves the disk.
//
//   staging/purge = ("main " commit | "original " sha256 " " size | "timeline " name) "\n" ...
//
// The marker is durable before main moves to that commit, and stays until everything is gone. Only
// the holder of the writer lock may call these.
#pragma once

#include "store/store.hpp"

#include <filesystem>

namespace palimpsest::store {

// Durable on return.
void write_purge_marker(const std::filesystem::path& root, const CommitId& main,
                        const Purge& purge);

// Ends a purge whose marker stands, or forgets it when main never moved to its commit. What is
// damaged keeps a purge from ending; the marker then stays for another time.
void finish_purge(const std::filesystem::path& root);

// Whether a marker stands.
[[nodiscard]] bool has_purge_marker(const std::filesystem::path& root);

}  // namespace palimpsest::store
