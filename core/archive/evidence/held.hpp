// Where an archive holds a file that somebody has in hand.
#pragma once

#include "archive/access/access.hpp"
#include "archive/act.hpp"
#include "base/digest.hpp"
#include "model/page.hpp"
#include "model/proof_file.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace palimpsest::archive {

// Reads the pages of the file in hand. May throw Error(input).
using PageReading = std::function<std::vector<Page>()>;

// Says whether the archive holds exactly these bytes, and as which revisions, by which commit. The
// statements hold when it does; when it does not, `read_pages` is called, and the held files that
// show the same pages are named. What `audience` does not see is not told of. Throws Error(input)
// when the file cannot be read.
[[nodiscard]] ProofReport find_held(const store::Store& store, const Audience& audience,
                                    const std::filesystem::path& file,
                                    const PageReading& read_pages);

// Returns the revisions that have this original, as the log and the newest commit tell. Throws
// Error(integrity) where these are damaged.
[[nodiscard]] std::vector<RevisionName> revisions_with(const store::Store& store,
                                                       const Sha256& sha256);

}  // namespace palimpsest::archive
