// What `inspect` found, as one HTML page: every page as a picture with its redactions on it, and
// what is known of each beside it. It runs no script: regions and cards are links to each other.
#pragma once

#include "model/inspection.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns the page. Every inspection has its pictures; `exposed` is left out.
[[nodiscard]] std::string inspection_html(const std::vector<Inspection>& inspections);

}  // namespace palimpsest::report
