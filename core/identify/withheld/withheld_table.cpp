#include "identify/withheld/withheld_table.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest::identify {
namespace {

enum Column { kUse, kName, kWhere, kAmount, kPattern, kColumnCount };

#define PALIMPSEST_NUMBER                                                                       \
  "\\b(?:[0-9][0-9OolI]{0,4}|[0-9OolI]{0,4}[0-9]|one|two|three|four|five|six|seven|eight|nine|" \
  "ten|eleven|twelve)"

// The short forms that patterns of the table may use, with what OCR makes of "(s)" and "Denied".
constexpr auto kShortForms = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"%n", "(" PALIMPSEST_NUMBER ")"},
     {"%m", PALIMPSEST_NUMBER},
     {"%p", "pages?(?:\\s?[\\[({]\\s?[s5$]\\s?[\\])}lI1]?|[\\[({]?[s5][\\])}])?"},
     {"%w",
      "(?:den[il1!]ed|withhe[l1I]d|exempt(?:ed)?|de[l1I]eted|removed|excised|redacted|"
      "withdrawn|sanit[iz1s]+ed)"},
     {"%f", "in\\s+(?:full|(?:its|their)\\s+entirety|total|toto)"}});
#undef PALIMPSEST_NUMBER

std::string expanded(std::string pattern) {
  for (const auto& [name, meaning] : kShortForms) {
    for (std::size_t at = pattern.find(name); at != std::string::npos;
         at = pattern.find(name, at + meaning.size())) {
      pattern.replace(at, name.size(), meaning);
    }
  }
  return pattern;
}

Amount amount_of(const TableRow& row) {
  constexpr auto kAmounts =
      std::to_array<std::pair<std::string_view, Amount>>({{"-", Amount::kNone},
                                                          {"none", Amount::kNone},
                                                          {"one", Amount::kOne},
                                                          {"number", Amount::kNumber},
                                                          {"range", Amount::kRange},
                                                          {"lines", Amount::kLines},
                                                          {"pages", Amount::kPages},
                                                          {"paragraphs", Amount::kParagraphs},
                                                          {"words", Amount::kWords}});
  for (const auto& [name, amount] : kAmounts) {
    if (row.cells[kAmount] == name) return amount;
  }
  throw Error(ErrorKind::kInternal, "withheld.tsv has an unknown amount: " + row.cells[kAmount]);
}

std::vector<WithheldForm>& rows_for(WithheldTable& table, const std::string& use) {
  const auto places = std::to_array<std::pair<std::string_view, std::vector<WithheldForm>*>>(
      {{"form", &table.forms},
       {"statement", &table.statements},
       {"total", &table.totals},
       {"part", &table.parts},
       {"entry", &table.entries},
       {"code", &table.codes},
       {"reason", &table.reasons},
       {"substitute", &table.substitutes},
       {"illegible", &table.illegible}});
  for (const auto& [name, rows] : places) {
    if (use == name) return *rows;
  }
  throw Error(ErrorKind::kInternal, "withheld.tsv has an unknown use: " + use);
}

WithheldTable parse() {
  WithheldTable table;
  for (const TableRow& row : table_rows("withheld.tsv", kColumnCount)) {
    rows_for(table, row.cells[kUse])
        .push_back({row.cells[kName], row.cells[kWhere], amount_of(row),
                    compiled(expanded(row.cells[kPattern]), LetterCase::kFolded)});
  }
  return table;
}

}  // namespace

const WithheldTable& withheld_table() {
  static const WithheldTable table = parse();
  return table;
}

}  // namespace palimpsest::identify
