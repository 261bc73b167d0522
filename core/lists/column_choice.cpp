#include "lists/column_choice.hpp"

#include "lists/column_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace palimpsest::lists {
namespace {

constexpr std::size_t kLooksForHeadings = 25;  // rows; titles and notes may stand above them

class Choice {
 public:
  Choice(const CellTable& table, const ListMapping& mapping) : table_(table), mapping_(mapping) {}

  [[nodiscard]] ColumnChoice run() {
    heading_row_ = find_heading_row();
    result_.first_row = heading_row_ ? *heading_row_ + 1 : 0;
    collect_cells();
    take_what_the_user_says();
    take_by_headings();
    for (const ListField field : {ListField::kFile, ListField::kRecord, ListField::kSourceUrl}) {
      take_by_cells(field);
    }
    if (!heading_row_) take_the_only_date();
    explain_the_rest();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::string& heading_of(std::size_t column) const {
    static const std::string none;
    if (!heading_row_ || column >= table_.rows[*heading_row_].size()) return none;
    return table_.rows[*heading_row_][column].text;
  }

  [[nodiscard]] bool is_heading(const std::string& text) const {
    const std::string normal = normal_heading(text);
    return mapping_.headings.contains(normal) || !fields_for_heading(normal).empty();
  }

  // The row with most headings, and one alone only where nothing else stands in it.
  [[nodiscard]] std::optional<std::size_t> find_heading_row() const {
    std::optional<std::size_t> best;
    std::size_t best_count = 0;
    for (std::size_t i = 0; i < std::min(table_.rows.size(), kLooksForHeadings); ++i) {
      std::size_t known = 0, filled = 0;
      for (const Cell& cell : table_.rows[i]) {
        filled += !cell.text.empty();
        known += is_heading(cell.text);
      }
      const bool is_one = known >= 2 || (known == 1 && filled <= 2);
      if (is_one && known > best_count) {
        best = i;
        best_count = known;
      }
    }
    return best;
  }

  void collect_cells() {
    for (std::size_t row = result_.first_row; row < table_.rows.size(); ++row) {
      const auto& cells = table_.rows[row];
      if (cells_.size() < cells.size()) cells_.resize(cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i) cells_[i].add(cells[i]);
    }
    if (heading_row_) cells_.resize(std::max(cells_.size(), table_.rows[*heading_row_].size()));
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (cells_[i].filled == 0 && heading_of(i).empty()) continue;
      result_.columns.push_back({table_.sheet, i, heading_of(i), {}, {}});
    }
  }

  void take_what_the_user_says() {
    for (ListColumn& column : result_.columns) {
      const auto by_number = mapping_.columns.find(column.number);
      const auto by_heading = mapping_.headings.find(normal_heading(column.heading));
      const bool is_numbered = by_number != mapping_.columns.end();
      if (!is_numbered && (column.heading.empty() || by_heading == mapping_.headings.end())) {
        continue;
      }
      const auto& field = is_numbered ? by_number->second : by_heading->second;
      if (field && !taken_.insert(*field).second) {
        column.note = "another column is the " + std::string(name_of(*field));
      } else {
        column.field = field;
        if (!field) column.note = "left out by the mapping";
      }
    }
  }

  void take_by_headings() {
    for (ListColumn& column : result_.columns) {
      if (column.field || !column.note.empty()) continue;
      for (const ListField field : fields_for_heading(normal_heading(column.heading))) {
        if (taken_.contains(field) || !can_be(cells_[column.number], field)) continue;
        taken_.insert(field);
        column.field = field;
        break;
      }
    }
  }

  void take_by_cells(ListField field) {
    for (ListColumn& column : result_.columns) {
      if (column.field || !column.note.empty() || taken_.contains(field)) continue;
      if (!is_surely(cells_[column.number], field)) continue;
      // Any word with digits can be a number of a record; only below no heading at all it is one.
      if (field == ListField::kRecord && !column.heading.empty() &&
          fields_for_heading(normal_heading(column.heading)).empty()) {
        continue;
      }
      taken_.insert(field);
      column.field = field;
    }
  }

  // A list without headings that has one column of dates says when it was released.
  void take_the_only_date() {
    ListColumn* only = nullptr;
    for (ListColumn& column : result_.columns) {
      const ColumnCells& cells = cells_[column.number];
      const bool is_date = !column.field && cells.filled > 0 && cells.counts == 0 &&
                           is_surely(cells, ListField::kReleaseDate);
      if (!is_date) continue;
      if (only != nullptr) return;
      only = &column;
    }
    if (only != nullptr && taken_.insert(ListField::kReleaseDate).second) {
      only->field = ListField::kReleaseDate;
    }
  }

  void explain_the_rest() {
    for (ListColumn& column : result_.columns) {
      if (column.field || !column.note.empty()) continue;
      const auto& fields = fields_for_heading(normal_heading(column.heading));
      if (fields.empty()) {
        column.note = "its heading is not known";
      } else if (taken_.contains(fields.front())) {
        column.note = "another column is the " + std::string(name_of(fields.front()));
      } else {
        column.note = "its cells cannot be the " + std::string(name_of(fields.front()));
      }
    }
  }

  const CellTable& table_;
  const ListMapping& mapping_;
  std::optional<std::size_t> heading_row_;
  std::vector<ColumnCells> cells_;
  std::set<ListField> taken_;
  ColumnChoice result_;
};

}  // namespace

ColumnChoice choose_columns(const CellTable& table, const ListMapping& mapping) {
  return Choice(table, mapping).run();
}

}  // namespace palimpsest::lists
