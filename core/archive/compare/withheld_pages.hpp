// Changes of pages that are withheld whole: a sheet stands in the place of the page, so there is
// nothing to register.
#pragma once

#include "model/diff.hpp"
#include "model/page.hpp"

namespace palimpsest::archive {

// Whether the page is a sheet that says that the page is withheld.
[[nodiscard]] bool is_withheld_whole(const Page& page);

// Returns the change of a page that both releases withhold.
[[nodiscard]] Change kept_whole(const Page& before, const Page& after);

// Returns the change of a page whose sheet gave way to the page itself; its text is that of the
// page.
[[nodiscard]] Change opened_whole(const Page& before, const Page& after);

// Returns the change of a page that gave way to a sheet; its text is that of the earlier page.
[[nodiscard]] Change closed_whole(const Page& before, const Page& after);

}  // namespace palimpsest::archive
