#include "identify/forms/field_values.hpp"

#include "base/letters.hpp"
#include "identify/forms/form_table.hpp"

#include <algorithm>
#include <cctype>

namespace palimpsest::identify {
namespace {

constexpr std::string_view kLookLikeDigits = "OoQDIl|!SsBGZz";
constexpr std::string_view kDigits = "00001111558622";
constexpr std::string_view kSeparators = "/-.";

char digit_of(char c) {
  const std::size_t at = kLookLikeDigits.find(c);
  return at == std::string_view::npos ? c : kDigits[at];
}

bool is_separator(char c) { return kSeparators.find(c) != std::string_view::npos; }

// Whether `value` is all digits, what OCR makes of them, blanks and `separators`; at least half of
// the characters that tell are digits.
bool is_number(std::string_view value, std::string_view separators) {
  std::size_t digits = 0, letters = 0;
  for (const char c : value) {
    if (c == ' ' || separators.find(c) != std::string_view::npos) continue;
    if (!is_digit(digit_of(c))) return false;
    ++(is_digit(c) ? digits : letters);
  }
  return digits > 0 && digits >= letters;
}

std::string without_blanks_at_separators(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_blank = text[at] == ' ';
    const bool is_beside = (!plain.empty() && is_separator(plain.back())) ||
                           (at + 1 < text.size() && is_separator(text[at + 1]));
    if (!is_blank || !is_beside) plain += text[at];
  }
  return plain;
}

}  // namespace

FieldForm form_of_field(std::string_view name) {
  for (const FormLabel& label : form_labels()) {
    if (label.field == name) return label.value;
  }
  return FieldForm::kText;
}

std::string repaired_value(std::string_view value, FieldForm form) {
  const bool is_date = form == FieldForm::kDate;
  if (form == FieldForm::kText || !is_number(value, is_date ? kSeparators : "")) {
    return std::string(value);
  }
  std::string repaired(value);
  std::transform(repaired.begin(), repaired.end(), repaired.begin(), digit_of);
  return is_date ? without_blanks_at_separators(repaired) : repaired;
}

}  // namespace palimpsest::identify
