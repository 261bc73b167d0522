#include "identify/pattern_table.hpp"

#include "base/error.hpp"
#include "identify/normal_form.hpp"
#include "schemas/embedded.hpp"

namespace palimpsest::identify {
namespace {

constexpr std::size_t kColumns = 4;
constexpr std::string_view kPatternHeading = "name\t";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

Error broken_pattern(std::string_view row, const std::string& reason) {
  return {ErrorKind::kInternal,
          "patterns.tsv cannot be used: " + reason + " in \"" + std::string(row) + "\""};
}

Pattern parse_row(std::string_view row) {
  const std::vector<std::string_view> cells = split(row, '\t');
  if (cells.size() != kColumns) throw broken_pattern(row, "not four columns");
  RE2::Options options;
  options.set_log_errors(false);
  Pattern pattern{
      std::string(cells[0]), cells[1] == "near",
      std::make_unique<const RE2>(re2::StringPiece(cells[2].data(), cells[2].size()), options),
      std::string(cells[3])};
  if (!pattern.expression->ok()) throw broken_pattern(row, pattern.expression->error());
  return pattern;
}

Hit hit_of(const Pattern& pattern, std::string_view text,
           const std::vector<re2::StringPiece>& groups) {
  std::vector<std::string> texts;
  for (const re2::StringPiece& group : groups) texts.emplace_back(group.data(), group.size());
  const std::size_t begin = static_cast<std::size_t>(groups[0].data() - text.data());
  return {begin, begin + groups[0].size(), normal_form(pattern.form, texts)};
}

}  // namespace

PatternTable parse_pattern_table(std::string_view text) {
  PatternTable table;
  for (const std::string_view row : split(text, '\n')) {
    if (row.empty() || row.front() == '#' || row.starts_with(kPatternHeading)) continue;
    table.patterns.push_back(parse_row(row));
  }
  return table;
}

const PatternTable& pattern_table() {
  static const PatternTable table = parse_pattern_table(schemas::file("patterns.tsv"));
  return table;
}

std::vector<Hit> find_hits(const Pattern& pattern, std::string_view text) {
  std::vector<Hit> hits;
  const int count = pattern.expression->NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
  const re2::StringPiece piece(text.data(), text.size());
  for (std::size_t start = 0; start <= text.size();) {
    if (!pattern.expression->Match(piece, start, text.size(), RE2::UNANCHORED, groups.data(),
                                   count)) {
      break;
    }
    hits.push_back(hit_of(pattern, text, groups));
    start = std::max(hits.back().end, start + 1);
  }
  return hits;
}

}  // namespace palimpsest::identify
