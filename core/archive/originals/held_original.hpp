// The original of a revision as the archive holds it: a PDF, or images with the list of them.
#pragma once

#include "model/revision.hpp"
#include "store/snapshot.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Returns where the tree names the original of a revision: its PDF, or the list of its images.
[[nodiscard]] std::string original_place(const Revision& revision);

// Whether the tree still names all of it. Else it was removed by order; so was one of images that
// lacks a page, though another document has the same images and keeps them.
[[nodiscard]] bool has_original(const store::Snapshot& snapshot, const Revision& revision);

// Whether the file is an image that is a page, or the list of such images.
[[nodiscard]] bool shows_pages(const Evidence& evidence);

// Returns what a worker opens. Throws Error(integrity) when something of it is missing or damaged.
[[nodiscard]] std::string read_original(const store::Store& store, const Revision& revision);

}  // namespace palimpsest::archive
