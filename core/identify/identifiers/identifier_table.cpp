#include "identify/identifiers/identifier_table.hpp"

#include "base/error.hpp"
#include "schemas/embedded.hpp"

#include <charconv>
#include <optional>

namespace palimpsest::identify {
namespace {

constexpr std::size_t kColumns = 8;
constexpr std::string_view kHeading = "kind\t";
constexpr std::string_view kDigitClass = "[0-9OoQDIl|!SsBGZzb]";
constexpr std::string_view kHyphenClass = "\\s*[-–—−~_=]\\s*";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// Writes out what the table abbreviates: outside of brackets a blank, <d> and <->.
std::string written_out(std::string_view pattern) {
  std::string all;
  bool is_in_set = false;
  while (!pattern.empty()) {
    if (!is_in_set && pattern.starts_with("<d>")) {
      all += kDigitClass;
      pattern.remove_prefix(3);
      continue;
    }
    if (!is_in_set && pattern.starts_with("<->")) {
      all += kHyphenClass;
      pattern.remove_prefix(3);
      continue;
    }
    const char c = pattern.front();
    if (c == '[') is_in_set = true;
    if (c == ']') is_in_set = false;
    all += c == ' ' && !is_in_set ? std::string("\\s*") : std::string(1, c);
    pattern.remove_prefix(1);
  }
  return all;
}

std::optional<int> weight_in(const std::string& cell) {
  int weight = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
  const bool is_weight =
      error == std::errc() && end == cell.data() + cell.size() && weight >= 0 && weight <= 100;
  return is_weight ? std::optional(weight) : std::nullopt;
}

std::string given(const std::string& cell) { return cell == "-" ? std::string() : cell; }

Error broken_line(ErrorKind kind, std::size_t line, const std::string& reason) {
  return {kind,
          "line " + std::to_string(line) + " of the table of identifiers cannot be used: " + reason,
          "its columns are kind, system, where, weight, known, context, pattern, text"};
}

IdentifierRow row_of(const std::vector<std::string>& cells) {
  if (cells.size() != kColumns) throw Error(ErrorKind::kUsage, "not eight columns");
  const auto kind = parse_name<IdentifierKind>(cells[0]);
  const auto place = parse_name<IdentifierPlace>(cells[2]);
  const auto weight = weight_in(cells[3]);
  if (!kind) throw Error(ErrorKind::kUsage, "an unknown kind");
  if (cells[1].empty() || cells[7].empty()) throw Error(ErrorKind::kUsage, "an empty cell");
  if (!place) throw Error(ErrorKind::kUsage, "an unknown place");
  if (!weight) throw Error(ErrorKind::kUsage, "no weight from 0 to 100");
  if (given(cells[6]).empty()) throw Error(ErrorKind::kUsage, "no pattern");
  const std::string known = given(cells[4]);
  return {*kind,
          cells[1],
          *place,
          *weight,
          known.empty() ? std::vector<std::string>{} : split(known, '|'),
          compiled(written_out(given(cells[5])), LetterCase::kExact),
          compiled(written_out(cells[6]), LetterCase::kExact),
          cells[7]};
}

void add_rows(std::string_view text, ErrorKind kind, std::vector<IdentifierRow>& rows) {
  std::size_t number = 0;
  for (std::string& line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#' || line.starts_with(kHeading)) continue;
    try {
      rows.push_back(row_of(split(line, '\t')));
    } catch (const Error& error) {
      throw broken_line(kind, number, error.what());
    }
  }
}

}  // namespace

std::vector<IdentifierRow> identifier_rows(std::string_view own) {
  std::vector<IdentifierRow> rows;
  add_rows(own, ErrorKind::kUsage, rows);
  add_rows(schemas::file("identifiers.tsv"), ErrorKind::kInternal, rows);
  return rows;
}

}  // namespace palimpsest::identify
