// The parts of an HTML page that shows diffs: what `diff --html` and `report` have in common.
#pragma once

#include "report/html/diff_view.hpp"

#include <string>

namespace palimpsest::report::html {

// Returns the style of all parts, with the colours of statuses.
[[nodiscard]] std::string diff_style();

// Returns the colours that occur, with how many changes have each; empty when there are none.
[[nodiscard]] std::string diff_legend(const Diff& diff);

// Returns the buttons above the pages: steps from change to change, sizes, and how the two pages
// lie: side by side, divided by a slider, or taking turns.
[[nodiscard]] std::string diff_tools();

// Returns the list of the shown pairs, each with its changes, as items of an <ol>.
[[nodiscard]] std::string jump_items(const DiffView& view);

// Returns the pairs, and a sentence on those that are not shown.
[[nodiscard]] std::string diff_pairs(const DiffView& view);

// Says what a reader has to know before quoting.
inline constexpr const char* kCaution =
    "The later pages are laid over the earlier ones by their ink: moved, turned and scaled, but "
    "not "
    "bent. Words marked \u201cread by OCR, unchecked\u201d were read by a program from the place "
    "shown beside them: compare them with the picture before you quote them. Hatched places were "
    "left out because they show personal data.";

}  // namespace palimpsest::report::html
