// Which held pages a file looks like that the archive does not hold, and what was added to them.
#pragma once

#include "archive/access/access.hpp"
#include "model/look_alike.hpp"
#include "model/page.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// `pages` are those of the file, with their words. Returns the held files that show pages of it,
// the closest first, as far as `audience` sees them; a line that the held page lacks is one of
// which most words are missing there. Throws Error(environment) where there can be no index.
[[nodiscard]] std::vector<LookAlike> look_alikes(const store::Store& store,
                                                 const Audience& audience,
                                                 const std::vector<Page>& pages);

// Returns the lines of `page` that `held` lacks, in reading order.
[[nodiscard]] std::vector<AddedLine> added_lines(const Page& page, const Page& held);

}  // namespace palimpsest::archive
