#include "identify/text/table_rows.hpp"

#include "base/error.hpp"
#include "schemas/embedded.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace palimpsest::identify {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.emplace_back(text);
  return parts;
}

std::vector<Match> find(const RE2& expression, std::string_view text,
                        const std::function<std::size_t(const Match&)>& next) {
  std::vector<Match> matches;
  const int count = expression.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
  const re2::StringPiece piece(text.data(), text.size());
  for (std::size_t start = 0; start <= text.size();) {
    if (!expression.Match(piece, start, text.size(), RE2::UNANCHORED, groups.data(), count)) break;
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    Match match{{begin, begin + groups[0].size()}, {}};
    for (const re2::StringPiece& group : groups) {
      match.groups.emplace_back(group.data() == nullptr ? "" : group.data(), group.size());
    }
    start = std::max(next(match), start + 1);
    if (!match.span.is_empty()) matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace

std::vector<TableRow> table_rows(std::string_view name, std::size_t columns) {
  std::vector<TableRow> rows;
  bool is_heading = true;
  for (const std::string& line : split(schemas::file(name), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (!std::exchange(is_heading, false)) rows.push_back({split(line, '\t')});
  }
  for (const TableRow& row : rows) {
    if (row.cells.size() == columns) continue;
    throw Error(ErrorKind::kInternal, std::string(name) + " has a row with " +
                                          std::to_string(row.cells.size()) +
                                          " cells: " + row.cells.front());
  }
  return rows;
}

std::string with_any_blanks(const std::string& pattern) {
  std::string all;
  bool is_in_set = false;
  for (const char c : pattern) {
    if (c == '[') is_in_set = true;
    if (c == ']') is_in_set = false;
    all += c == ' ' && !is_in_set ? std::string("\\s*") : std::string(1, c);
  }
  return all;
}

Expression compiled(const std::string& pattern, LetterCase letter_case) {
  if (pattern.empty()) return nullptr;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(letter_case == LetterCase::kExact);
  auto expression = std::make_unique<const RE2>(pattern, options);
  if (!expression->ok()) {
    throw Error(ErrorKind::kInternal,
                "a table has a pattern that is none: " + pattern + ": " + expression->error());
  }
  return expression;
}

std::vector<Match> matches_of(const RE2& expression, std::string_view text) {
  return find(expression, text, [](const Match& match) { return match.span.end; });
}

std::vector<Match> overlapping_matches_of(const RE2& expression, std::string_view text) {
  return find(expression, text, [](const Match& match) { return match.span.begin + 1; });
}

}  // namespace palimpsest::identify
