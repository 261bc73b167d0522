#include "identify/personal/personal_table.hpp"

#include "base/error.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace palimpsest::identify {
namespace {

enum Column { kUse, kKind, kNeed, kCheck, kDigits, kPattern, kColumnCount };

// The short forms that patterns of the table may use.
constexpr auto kShortForms = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"%d", "[0-9OoQD@UIil|!\\]SsZzBGbgqATY?¢©®]"},
     {"%-", "(?:\\s?[-‐‑‒–—−~_=][\\s'‘’\"(.,]{0,2}){1,2}"},
     {"%.", "(?: ?[-‐‑‒–—−~_=.·,'‘’:/]{1,2}\\s?[-('‘]?|\\s)?"},
     {"%_", "[\\s.,·]?"}});

std::string expanded(std::string pattern) {
  for (const auto& [name, meaning] : kShortForms) {
    for (std::size_t at = pattern.find(name); at != std::string::npos;
         at = pattern.find(name, at + meaning.size())) {
      pattern.replace(at, name.size(), meaning);
    }
  }
  return pattern;
}

[[noreturn]] void refuse(const TableRow& row) {
  throw Error(ErrorKind::kInternal, "personal.tsv has a row that cannot be used: " +
                                        row.cells[kUse] + " " + row.cells[kPattern]);
}

LabelNeed need_of(const TableRow& row) {
  const std::string& text = row.cells[kNeed];
  if (text == "shape") return LabelNeed::kNone;
  if (text == "page") return LabelNeed::kOnPage;
  if (text != "near") refuse(row);
  return LabelNeed::kNear;
}

std::size_t number_in(std::string_view text, const TableRow& row) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) refuse(row);
  return number;
}

NumberForm number_form(const TableRow& row) {
  const auto check = parse_check(row.cells[kCheck]);
  if (!check) refuse(row);
  const std::string_view digits = row.cells[kDigits];
  const std::size_t dash = digits.find('-');
  const std::size_t least = number_in(digits.substr(0, dash), row);
  const std::size_t most =
      dash == std::string_view::npos ? least : number_in(digits.substr(dash + 1), row);
  return {row.cells[kKind],
          need_of(row),
          *check,
          least,
          most,
          compiled(expanded(row.cells[kPattern]), LetterCase::kExact)};
}

PersonalTable parse() {
  PersonalTable table;
  for (const TableRow& row : table_rows("personal.tsv", kColumnCount)) {
    const std::string& use = row.cells[kUse];
    const std::string& pattern = row.cells[kPattern];
    if (use == "number") {
      table.numbers.push_back(number_form(row));
    } else if (use == "label") {
      table.labels.push_back({row.cells[kKind], compiled(pattern, LetterCase::kFolded)});
    } else if (use == "other") {
      table.labels.push_back({"", compiled(pattern, LetterCase::kFolded)});
    } else if (use == "unit") {
      table.units.push_back(compiled(pattern, LetterCase::kFolded));
    } else if (use == "never") {
      table.others.push_back(
          {need_of(row) == LabelNeed::kNear, compiled(expanded(pattern), LetterCase::kExact)});
    } else {
      refuse(row);
    }
  }
  return table;
}

}  // namespace

const PersonalTable& personal_table() {
  static const PersonalTable table = parse();
  return table;
}

}  // namespace palimpsest::identify
