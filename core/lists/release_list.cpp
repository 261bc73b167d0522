#include "lists/release_list.hpp"

#include "base/error.hpp"
#include "lists/column_choice.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace palimpsest::lists {
namespace {

constexpr std::size_t kMostPageDigits = 6;

bool is_date_field(ListField field) {
  return field == ListField::kReleaseDate || field == ListField::kDate ||
         field == ListField::kReviewDate;
}

bool is_page_field(ListField field) {
  return field == ListField::kPaperPages || field == ListField::kFilePages;
}

std::optional<int> number_of(std::string text) {
  std::erase(text, ',');
  int number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || text.size() > kMostPageDigits || number < 0) {
    return std::nullopt;
  }
  return number;
}

ListValue value_of(const Cell& cell, ListField field, const DateForm& form) {
  ListValue value{cell.text, {}, {}};
  if (is_date_field(field)) value.date = date_of(cell, form);
  if (is_page_field(field)) value.number = number_of(cell.text);
  return value;
}

// Returns the order that most dates of the list show; month first where none shows any, as in
// NARA's lists.
DayOrder order_of_dates(const CellTable& table, const ColumnChoice& choice) {
  int balance = 0;
  for (const ListColumn& column : choice.columns) {
    if (!column.field || !is_date_field(*column.field)) continue;
    for (std::size_t row = choice.first_row; row < table.rows.size(); ++row) {
      if (column.number >= table.rows[row].size()) continue;
      const auto order = order_shown_by(table.rows[row][column.number].text);
      if (order) balance += *order == DayOrder::kDayFirst ? 1 : -1;
    }
  }
  return balance > 0 ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

ListRow row_of(const std::vector<Cell>& cells, const ColumnChoice& choice, const DateForm& form) {
  ListRow row;
  for (const ListColumn& column : choice.columns) {
    if (!column.field || column.number >= cells.size()) continue;
    const Cell& cell = cells[column.number];
    if (!cell.text.empty()) row.values[*column.field] = value_of(cell, *column.field, form);
  }
  return row;
}

bool names_something(const ColumnChoice& choice) {
  return std::any_of(choice.columns.begin(), choice.columns.end(), [](const ListColumn& column) {
    return column.field == ListField::kFile || column.field == ListField::kRecord;
  });
}

void add_rows(const CellTable& table, const ColumnChoice& choice, const DateForm& form,
              ReleaseList& list) {
  for (std::size_t i = choice.first_row; i < table.rows.size(); ++i) {
    if (table.rows[i].empty()) continue;
    ListRow row = row_of(table.rows[i], choice, form);
    row.number = i + 1;
    row.sheet = table.sheet;
    if (row.find(ListField::kFile) != nullptr || row.find(ListField::kRecord) != nullptr) {
      list.rows.push_back(std::move(row));
    } else {
      list.skipped.push_back(i + 1);
    }
  }
}

}  // namespace

const ListValue* ListRow::find(ListField field) const {
  const auto found = values.find(field);
  return found == values.end() ? nullptr : &found->second;
}

std::string ListRow::text(ListField field) const {
  const ListValue* value = find(field);
  return value == nullptr ? std::string() : value->text;
}

std::string ListRow::place() const {
  return (sheet.empty() ? "" : sheet + " ") + "row " + std::to_string(number);
}

ReleaseList release_list_of(std::vector<CellTable> tables, const std::string& name,
                            const ListMapping& mapping) {
  ReleaseList list;
  bool is_list = false;
  for (CellTable& table : tables) {
    if (tables.size() == 1) table.sheet.clear();
    const ColumnChoice choice = choose_columns(table, mapping);
    list.columns.insert(list.columns.end(), choice.columns.begin(), choice.columns.end());
    if (!names_something(choice)) continue;
    is_list = true;
    const DateForm form{mapping.order.value_or(order_of_dates(table, choice)),
                        table.counts_from_1904};
    add_rows(table, choice, form, list);
  }
  if (is_list) return list;
  throw Error(ErrorKind::kInput, "no column of " + name + " names records or files",
              "say which column is what in a file for --mapping");
}

}  // namespace palimpsest::lists
