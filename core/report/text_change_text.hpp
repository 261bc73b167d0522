// Words that changed outside redactions, and changed stamps, markings and form fields, as text.
#pragma once

#include "model/diff.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns one entry per text change under lines that name the page, like `git diff --word-diff`.
[[nodiscard]] std::string text_changes_text(const std::vector<TextChange>& changes,
                                            const Style& style);

// Returns a line for each form field and classification marking that changed, and one line that
// counts the rest, which changes with every release.
[[nodiscard]] std::string metadata_text(const std::vector<MetadataChange>& changes,
                                        const Style& style);

}  // namespace palimpsest::report
