#include "archive/forms/sheet_items.hpp"

#include "archive/forms/form_values.hpp"
#include "base/letters.hpp"
#include "identify/forms/field_values.hpp"
#include "identify/identifiers/identifiers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kMostDigits = 6;  // of a number within a folder; more are something else
constexpr int kMostPages = 9999;
// What sheets write of an item of which a copy without some words is in the folder.
constexpr std::array<std::string_view, 6> kPartWords = {"partial",   "in part",        "redacted",
                                                        "sanitized", "with deletions", "portion"};

using Row = std::vector<FormField>;

std::string value_in(const Row& row, std::string_view name) {
  const auto found = std::find_if(row.begin(), row.end(),
                                  [&](const FormField& field) { return field.name == name; });
  return found == row.end() ? std::string() : found->value;
}

std::string words_of(const Row& row) {
  std::string words;
  for (const FormField& field : row) words += " " + field.value;
  return lower_case(words);
}

// Returns the number within the folder: "001a." is 1a, and "l2" is 12.
std::string folder_number(const std::string& cell) {
  const std::size_t end =
      std::min(cell.find_first_of(" .,;)", cell.find_first_not_of("#( ")), cell.size());
  const std::size_t begin = std::min(cell.find_first_not_of("#( "), end);
  std::string number = lower_case(cell.substr(begin, end - begin));
  const bool has_letter =
      number.size() > 1 && std::isalpha(static_cast<unsigned char>(number.back())) != 0;
  const std::string letter = has_letter ? std::string(1, number.back()) : "";
  const std::string digits = identify::repaired_value(
      number.substr(0, number.size() - letter.size()), identify::FieldForm::kCount);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  if (digits.size() - first > kMostDigits) return {};
  return digits.substr(first) + letter;
}

// The number of a record, by whatever name.
bool holds_record_number(const std::string& cell) {
  static const identify::Identifiers table;
  const std::vector<Identifier> numbers = table.in_file_name(cell);
  return std::any_of(numbers.begin(), numbers.end(), [](const Identifier& number) {
    return number.kind == IdentifierKind::kDocument && is_valid_id(number.text);
  });
}

bool says_something(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0; });
}

ReleaseState state_of(const Row& row) {
  const std::string words = words_of(row);
  const bool is_part =
      std::any_of(kPartWords.begin(), kPartWords.end(),
                  [&](std::string_view word) { return words.find(word) != std::string::npos; });
  return is_part ? ReleaseState::kInPart : ReleaseState::kWithheldInFull;
}

// Columns are called as fields are, but for the restriction, which lists write in the plural.
FormField as_field(FormField cell) {
  if (cell.name == "restriction") cell.name = "restrictions";
  return cell;
}

std::vector<Fact> facts_of(const Row& row, const Source& source) {
  std::vector<Fact> facts;
  for (const FormField& cell : row) {
    if (cell.name == "number") continue;
    auto fact = fact_of_field(as_field(cell), source);
    if (fact) facts.push_back(std::move(*fact));
  }
  const auto pages = page_count_in(value_in(row, "title"));
  if (pages && value_in(row, "pages").empty()) {
    facts.push_back({"paper_pages", std::to_string(*pages), std::nullopt, source, 1.0});
  }
  return facts;
}

SheetItem item_of_row(const Row& row, const FormFile& file, int page, int number) {
  const Source source =
      form_source(FormKind::kWithdrawalSheet, file,
                  "page " + std::to_string(page) + ", row " + std::to_string(number));
  const std::string cell = value_in(row, "number");
  const bool is_record = holds_record_number(cell);
  return {is_record ? cell : "",
          is_record ? "" : folder_number(cell),
          page,
          number,
          facts_of(row, source),
          {file.release.id, StateTime::kSince, state_of(row), value_in(row, "restriction"), "",
           source}};
}

}  // namespace

std::optional<int> page_count_in(const std::string& words) {
  const std::string text = lower_case(words);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])))) {
      continue;
    }
    int count = 0;
    for (; at < text.size() && is_digit(text[at]) && count <= kMostPages; ++at) {
      count = 10 * count + (text[at] - '0');
    }
    const std::size_t unit = std::min(text.find_first_not_of(' ', at), text.size());
    const bool is_alone = text.find_first_not_of("0123456789 ") == std::string::npos;
    const bool has_unit = text.compare(unit, 1, "p") == 0 &&
                          (text.compare(unit, 2, "pp") == 0 || text.compare(unit, 2, "pg") == 0 ||
                           text.compare(unit, 4, "page") == 0 || unit + 1 == text.size());
    if (count >= 1 && count <= kMostPages && (is_alone || has_unit)) return count;
  }
  return std::nullopt;
}

std::vector<SheetItem> items_on_sheets(const std::vector<Page>& pages, const FormFile& file) {
  std::vector<SheetItem> items;
  for (const Page& page : pages) {
    if (!page.form || page.form->kind != FormKind::kWithdrawalSheet) continue;
    int number = 0;
    for (const Row& row : page.form->rows) {
      SheetItem item = item_of_row(row, file, page.number, ++number);
      const bool is_item =
          !item.record.empty() || !item.number.empty() || says_something(value_in(row, "title"));
      if (is_item) items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace palimpsest::archive
