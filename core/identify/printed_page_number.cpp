#include "identify/printed_page_number.hpp"

#include "base/error.hpp"
#include "identify/text/table_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace palimpsest::identify {
namespace {

constexpr std::size_t kEdgeLines = 3;  // at the top and at the bottom, in which numbers stand

struct NumberForm {
  bool is_sure = false;
  Expression pattern;
};

const std::vector<NumberForm>& number_forms() {
  static const std::vector<NumberForm> forms = [] {
    std::vector<NumberForm> all;
    for (const TableRow& row : table_rows("page_numbers.tsv", 2)) {
      if (row.cells[0] != "sure" && row.cells[0] != "weak") {
        throw Error(ErrorKind::kInternal, "page_numbers.tsv has an unknown word: " + row.cells[0]);
      }
      all.push_back(
          {row.cells[0] == "sure", compiled(with_any_blanks(row.cells[1]), LetterCase::kFolded)});
    }
    return all;
  }();
  return forms;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(' ') != std::string_view::npos) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Returns the lines at the edges of a page, from its end: footers are commoner than headers.
std::vector<std::string_view> edge_lines(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  const std::size_t count = std::min(kEdgeLines, lines.size());
  std::vector<std::string_view> edges(lines.rbegin(),
                                      lines.rbegin() + static_cast<std::ptrdiff_t>(count));
  const std::size_t first = std::min(count, lines.size() - count);
  edges.insert(edges.end(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
  return edges;
}

std::optional<PrintedPageNumber> number_in(std::string_view line) {
  for (const NumberForm& form : number_forms()) {
    for (const Match& match : matches_of(*form.pattern, line)) {
      PrintedPageNumber found{std::stoi(match.groups[1]), 0, form.is_sure};
      if (match.groups.size() > 2 && !match.groups[2].empty()) {
        found.total = std::stoi(match.groups[2]);
      }
      const bool fits = found.number > 0 && (found.total == 0 || found.number <= found.total);
      if (fits) return found;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PrintedPageNumber> printed_page_number(std::string_view text) {
  for (const std::string_view line : edge_lines(text)) {
    if (const auto found = number_in(line)) return found;
  }
  return std::nullopt;
}

}  // namespace palimpsest::identify
