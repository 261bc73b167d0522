#include "identify/forms/form_table.hpp"

#include "base/error.hpp"
#include "identify/text/table_rows.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace palimpsest::identify {
namespace {

// Made forms that were scanned hard had labels down to .80; words of titles reach .72.
constexpr double kLikeEnough = 0.78;
constexpr std::size_t kShortLabel = 4;  // letters: DATE, FROM, TO must be right to the letter

FormLabel label_of(const TableRow& row) {
  const auto form = parse_name<FormKind>(row.cells[0]);
  const auto role = parse_name<LabelRole>(row.cells[2]);
  if (!form || !role) {
    throw Error(ErrorKind::kInternal, "forms.tsv has an unknown word: " + row.cells[3]);
  }
  return {*form, row.cells[1] == "-" ? "" : row.cells[1], *role, letters_of(row.cells[3])};
}

char letter_of(char c) {
  constexpr std::string_view kDigits = "01|!58$";
  constexpr std::string_view kLetters = "OIIISBS";
  const std::size_t at = kDigits.find(c);
  if (at != std::string_view::npos) return kLetters[at];
  return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

}  // namespace

const std::vector<FormLabel>& form_labels() {
  static const std::vector<FormLabel> labels = [] {
    std::vector<FormLabel> all;
    for (const TableRow& row : table_rows("forms.tsv", 4)) all.push_back(label_of(row));
    return all;
  }();
  return labels;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const char letter = letter_of(c);
    if (letter >= 'A' && letter <= 'Z') letters += letter;
  }
  return letters;
}

double likeness(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::size_t> costs(b.size() + 1);
  std::iota(costs.begin(), costs.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(costs[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = costs[j + 1];
      costs[j + 1] = std::min({change, costs[j] + 1, diagonal + 1});
    }
  }
  return 1 - static_cast<double>(costs.back()) / static_cast<double>(std::max(a.size(), b.size()));
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
