// A diff as one HTML page: the changed pages side by side, laid over each other by registration,
// with the words that were opened or closed, their crops, and a list to jump through.
#pragma once

#include "report/html/diff_view.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string diff_html(const DiffView& view);

}  // namespace palimpsest::report
