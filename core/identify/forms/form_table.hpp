// The rows of schemas/forms.tsv. Inside this module only.
#pragma once

#include "identify/forms/field_values.hpp"
#include "model/form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

namespace identify {
enum class LabelRole { kOwn, kShared, kFirst, kNumber, kSection, kColumn };
}  // namespace identify
template <>
inline constexpr auto kNames<identify::LabelRole> = names_of("own", "shared", "first", "number",
                                                             "section", "column");
template <>
inline constexpr auto kNames<identify::FieldForm> = names_of("text", "date", "count");

}  // namespace palimpsest

namespace palimpsest::identify {

struct FormLabel {
  FormKind form{};
  std::string field;  // empty for a section
  LabelRole role{};
  FieldForm value{};
  std::string letters;  // of the label, as letters_of() gives them
};

// Returns the embedded table; safe to call from several threads.
[[nodiscard]] const std::vector<FormLabel>& form_labels();

// Returns the letters of `text` in upper case, with the digits that OCR makes of letters undone.
[[nodiscard]] std::string letters_of(std::string_view text);

// Returns the label of `form` that `text` is, misread a little, or nothing.
[[nodiscard]] const FormLabel* label_like(std::string_view text, FormKind form);

}  // namespace palimpsest::identify
