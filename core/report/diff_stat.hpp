// A diff in numbers, page by page, in the manner of `git diff --stat`.
#pragma once

#include "model/diff.hpp"
#include "report/style.hpp"

#include <cstddef>
#include <string>

namespace palimpsest::report {

// Returns a line for each page on which something changed, with a bar of one sign for each change:
// "+" opened, "-" closed, "~" other text or another reason; and the summary. Bars are shortened
// alike where the longest would not fit into `width` columns.
[[nodiscard]] std::string diff_stat(const Diff& diff, const std::string& before,
                                    const std::string& after, const Style& style,
                                    std::size_t width);

}  // namespace palimpsest::report
