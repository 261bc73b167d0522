#include "identify/mark_table.hpp"

#include "base/error.hpp"
#include "identify/text/table_rows.hpp"
#include "schemas/embedded.hpp"

#include <sstream>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr std::string_view kMarkHeading = "kind\t";

struct Row {
  std::string kind, where, extent, pattern;
};

Error broken_mark(const std::string& row, const std::string& reason) {
  return {ErrorKind::kInternal, "page_marks.tsv cannot be used: " + reason + " in \"" + row + "\""};
}

Row row_of(const std::string& line) {
  Row row;
  std::istringstream cells(line);
  std::getline(cells, row.kind, '\t');
  std::getline(cells, row.where, '\t');
  std::getline(cells, row.extent, '\t');
  std::getline(cells, row.pattern, '\t');
  const bool is_known = (row.where == "anywhere" || row.where == "edge") &&
                        (row.extent == "line" || row.extent == "words") && !row.pattern.empty();
  if (!is_known) throw broken_mark(line, "not four known cells");
  return row;
}

std::unique_ptr<const RE2> compiled(const Row& row) {
  RE2::Options options;
  options.set_log_errors(false);
  auto expression = std::make_unique<const RE2>(with_any_blanks(row.pattern), options);
  if (!expression->ok()) throw broken_mark(row.pattern, expression->error());
  return expression;
}

}  // namespace

MarkTable parse_mark_table(std::string_view text) {
  MarkTable table;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#' || line.rfind(kMarkHeading, 0) == 0) continue;
    const Row row = row_of(line);
    if (row.kind == "form") {
      table.form_labels.push_back(compiled(row));
    } else if (row.kind == "sheet") {
      table.sheet_titles.push_back(compiled(row));
    } else if (const std::optional<MarkKind> kind = parse_name<MarkKind>(row.kind)) {
      table.marks.push_back({*kind, row.where == "edge", row.extent == "line", compiled(row)});
    } else {
      throw broken_mark(line, "an unknown kind");
    }
  }
  return table;
}

const MarkTable& mark_table() {
  static const MarkTable table = parse_mark_table(schemas::file("page_marks.tsv"));
  return table;
}

}  // namespace palimpsest::identify
