// What the fields of forms hold, and how misread values are repaired where that says enough.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::identify {

enum class FieldForm { kText, kDate, kCount };

// Returns what the values of the field are by schemas/forms.tsv; kText for one that it lacks.
[[nodiscard]] FieldForm form_of_field(std::string_view name);

// Returns `value` with what OCR made of its digits undone: "O7/22 /9B" in a date is 07/22/98, "l2"
// in a count 12. A value that holds other letters, and any text, comes back as it is.
[[nodiscard]] std::string repaired_value(std::string_view value, FieldForm form);

}  // namespace palimpsest::identify
