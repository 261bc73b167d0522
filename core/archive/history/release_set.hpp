// The releases that a person means: one by its id, those of a year or month, of a range of dates,
// or of a series.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the releases of `catalogue` that `text` means: "2023-06-27", "2023", "2017..2018-04",
// "JFK". An id goes before a date, and a date before a series. Throws Error(input) when it means
// none.
[[nodiscard]] std::set<ReleaseId> find_releases(const Catalogue& catalogue,
                                                const std::string& text);

// Does the same among `known`, in which a release may stand several times.
[[nodiscard]] std::set<ReleaseId> releases_meant(const std::vector<Release>& known,
                                                 const std::string& text);

}  // namespace palimpsest::archive
