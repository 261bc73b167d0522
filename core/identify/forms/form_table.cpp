#include "identify/forms/form_table.hpp"

#include "base/error.hpp"
#include "identify/text/table_rows.hpp"
#include "model/likeness.hpp"

namespace palimpsest::identify {
namespace {

// Made forms that were scanned hard had labels down to .80; words of titles reach .72.
constexpr double kLikeEnough = 0.78;
constexpr std::size_t kShortLabel = 4;  // letters: DATE, FROM, TO must be right to the letter

FormLabel label_of(const TableRow& row) {
  const auto form = parse_name<FormKind>(row.cells[0]);
  const auto role = parse_name<LabelRole>(row.cells[2]);
  const auto value = parse_name<FieldForm>(row.cells[3]);
  if (!form || !role || !value) {
    throw Error(ErrorKind::kInternal, "forms.tsv has an unknown word: " + row.cells[4]);
  }
  return {*form, row.cells[1] == "-" ? "" : row.cells[1], *role, *value, letters_of(row.cells[4])};
}

}  // namespace

const std::vector<FormLabel>& form_labels() {
  static const std::vector<FormLabel> labels = [] {
    std::vector<FormLabel> all;
    for (const TableRow& row : table_rows("forms.tsv", 5)) all.push_back(label_of(row));
    return all;
  }();
  return labels;
}

std::string letters_of(std::string_view text) {
  std::string letters = folded(text);
  std::erase_if(letters, [](char c) { return c < 'A' || c > 'Z'; });
  return letters;
}

const FormLabel* label_like(std::string_view text, FormKind form) {
  const std::string letters = letters_of(text);
  const FormLabel* best = nullptr;
  double best_likeness = 0;
  for (const FormLabel& label : form_labels()) {
    if (label.form != form) continue;
    const double least = label.letters.size() <= kShortLabel ? 1.0 : kLikeEnough;
    const double found = likeness(letters, label.letters);
    if (found < least || found <= best_likeness) continue;
    best = &label;
    best_likeness = found;
  }
  return best;
}

}  // namespace palimpsest::identify
