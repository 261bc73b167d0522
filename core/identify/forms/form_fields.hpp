// Reads the forms that go with a document into fields: record identification forms and cover sheets
// like them.
//
// Labels are found by their letters, misread a little, and values by where they stand: behind their
// label, and below it until the next one.
#pragma once

#include "model/page.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

struct RecordFormOptions {
  // Distinct labels that no memorandum has; record forms print ten of them.
  int min_own_labels = 3;
  // Line heights between a value and its next line; sections of forms stand further apart.
  double max_line_gap = 2.4;
};

// Returns the form that a page is, or nothing.
[[nodiscard]] std::optional<Form> find_form(const std::vector<Line>& lines, const Size& page,
                                            const RecordFormOptions& options = {});

// Whether the field called `name` is made for the number of the document.
[[nodiscard]] bool is_number_field(std::string_view name);

}  // namespace palimpsest::identify
