// Compares what is printed on two pages without being text: stamps, numbers, markings and the
// fields of forms. Never a text change, and no part of the verdict.
#pragma once

#include "diff/text/ink_match.hpp"
#include "diff/text/tokens.hpp"
#include "model/diff.hpp"
#include "model/page_mark.hpp"

#include <vector>

namespace palimpsest::diff {

// Returns the marks that came, went or read differently. One that looks the same on both pages
// did not change, however it was read.
[[nodiscard]] std::vector<MetadataChange> compare_marks(const TextPages& pages,
                                                        const std::vector<PageMark>& before,
                                                        const std::vector<PageMark>& after,
                                                        const InkMatch& ink);

}  // namespace palimpsest::diff
