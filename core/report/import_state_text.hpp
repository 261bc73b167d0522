// One line that says how far an import is, for a terminal.
#pragma once

#include "model/import_state.hpp"

#include <cstddef>
#include <string>

namespace palimpsest::report {

// Returns at most `width` characters, what matters most first: files and pages done, pages per
// second, time left, failures, and the page that was read last.
[[nodiscard]] std::string import_state_text(const ImportState& state, double seconds,
                                            std::size_t width);

// Returns "8 s", "5 min", "3 h 20 min".
[[nodiscard]] std::string duration_text(double seconds);

}  // namespace palimpsest::report
