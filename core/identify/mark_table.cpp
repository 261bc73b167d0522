#include "identify/mark_table.hpp"

#include "base/error.hpp"
#include "schemas/embedded.hpp"

#include <sstream>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr std::string_view kHeading = "kind\t";

struct Row {
  std::string kind, where, extent, pattern;
};

Error broken_row(const std::string& row, const std::string& reason) {
  return {ErrorKind::kInternal, "page_marks.tsv cannot be used: " + reason + " in \"" + row + "\""};
}

Row split(const std::string& line) {
  Row row;
  std::istringstream cells(line);
  std::getline(cells, row.kind, '\t');
  std::getline(cells, row.where, '\t');
  std::getline(cells, row.extent, '\t');
  std::getline(cells, row.pattern, '\t');
  const bool is_known = (row.where == "anywhere" || row.where == "edge") &&
                        (row.extent == "line" || row.extent == "words") && !row.pattern.empty();
  if (!is_known) throw broken_row(line, "not four known cells");
  return row;
}

// OCR drops and inserts blanks: outside of brackets, a space stands for any run of them.
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

std::unique_ptr<const RE2> compiled(const Row& row) {
  RE2::Options options;
  options.set_log_errors(false);
  auto expression = std::make_unique<const RE2>(with_any_blanks(row.pattern), options);
  if (!expression->ok()) throw broken_row(row.pattern, expression->error());
  return expression;
}

}  // namespace

MarkTable parse_mark_table(std::string_view text) {
  MarkTable table;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#' || line.rfind(kHeading, 0) == 0) continue;
    const Row row = split(line);
    if (row.kind == "form") {
      table.form_labels.push_back(compiled(row));
    } else if (row.kind == "sheet") {
      table.sheet_titles.push_back(compiled(row));
    } else if (const std::optional<MarkKind> kind = parse_name<MarkKind>(row.kind)) {
      table.marks.push_back({*kind, row.where == "edge", row.extent == "line", compiled(row)});
    } else {
      throw broken_row(line, "an unknown kind");
    }
  }
  return table;
}

const MarkTable& mark_table() {
  static const MarkTable table = parse_mark_table(schemas::file("page_marks.tsv"));
  return table;
}

}  // namespace palimpsest::identify
