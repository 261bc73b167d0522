#include "identify/forms/withdrawal_rows.hpp"

#include "identify/forms/form_rows.hpp"
#include "identify/forms/form_table.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr std::array<std::string_view, 2> kTitles = {"WITHDRAWALSHEET", "REDACTIONSHEET"};
constexpr std::array<std::string_view, 5> kEnds = {"RESTRICTIONCODES", "COLLECTION", "FILELOCATION",
                                                   "FOLDERTITLE", "PRESIDENTIALRECORDSACT"};
constexpr double kSameItemGap = 2.2;  // heights between the lines of one item

// Words of a row that stand close together.
struct Cell {
  std::string text;
  Region region;
  double confidence = 0;  // 0..1, of its words
};

struct Column {
  std::string field;
  Region head;
};

bool holds_any(const Line& row, const auto& letters) {
  const std::string all = letters_of(text_of(row));
  return std::any_of(letters.begin(), letters.end(),
                     [&](std::string_view each) { return all.find(each) != std::string::npos; });
}

bool begins_with_any(const Line& row, const auto& letters) {
  const std::string all = letters_of(text_of(row));
  return std::any_of(letters.begin(), letters.end(),
                     [&](std::string_view each) { return all.starts_with(each); });
}

std::vector<Cell> cells_of(const Line& row, double gap) {
  const double height = region_of_row(row).height().in_points();
  std::vector<Cell> cells;
  double count = 0;
  for (const Word& word : row) {
    const bool is_next =
        cells.empty() || (word.region.left - cells.back().region.right).in_points() > gap * height;
    if (is_next) {
      cells.push_back({word.text, word.region, word.confidence / 100.0});
      count = 1;
      continue;
    }
    Cell& cell = cells.back();
    cell.text += " " + word.text;
    cell.region = bounding_region(cell.region, word.region);
    cell.confidence = (cell.confidence * count + word.confidence / 100.0) / (count + 1);
    count += 1;
  }
  return cells;
}

double shared_width(const Region& a, const Region& b) {
  return (std::min(a.right, b.right) - std::max(a.left, b.left)).in_points();
}

// Heads take two rows where their words do not fit into one: what stands below joins it.
std::vector<Cell> with_second_row(std::vector<Cell> heads, const std::vector<Cell>& below) {
  for (const Cell& cell : below) {
    const auto head = std::find_if(heads.begin(), heads.end(), [&](const Cell& each) {
      return shared_width(each.region, cell.region) > 0;
    });
    if (head == heads.end()) {
      heads.push_back(cell);
    } else {
      head->text += " " + cell.text;
      head->region = bounding_region(head->region, cell.region);
    }
  }
  return heads;
}

std::vector<Column> columns_in(const std::vector<Cell>& heads) {
  std::vector<Column> columns;
  for (const Cell& head : heads) {
    const FormLabel* label = label_like(head.text, FormKind::kWithdrawalSheet);
    if (label != nullptr) columns.push_back({label->field, head.region});
  }
  std::sort(columns.begin(), columns.end(),
            [](const Column& a, const Column& b) { return a.head.left < b.head.left; });
  return columns;
}

struct Heading {
  std::vector<Column> columns;
  std::size_t end = 0;  // the row behind it
};

std::optional<Heading> find_heading(const std::vector<Line>& rows,
                                    const WithdrawalOptions& options) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<Cell> heads = cells_of(rows[i], options.cell_gap);
    std::vector<Column> one = columns_in(heads);
    std::vector<Column> two;
    if (!one.empty() && i + 1 < rows.size()) {
      two = columns_in(with_second_row(heads, cells_of(rows[i + 1], options.cell_gap)));
    }
    const bool takes_two = two.size() > one.size();
    Heading heading{takes_two ? std::move(two) : std::move(one), i + (takes_two ? 2 : 1)};
    if (heading.columns.size() >= options.min_columns) return heading;
  }
  return std::nullopt;
}

// Returns the column under whose head a cell stands, or the nearest one.
const Column& column_of(const Cell& cell, const std::vector<Column>& columns) {
  return *std::max_element(columns.begin(), columns.end(), [&](const Column& a, const Column& b) {
    return shared_width(a.head, cell.region) < shared_width(b.head, cell.region);
  });
}

bool is_item_number(const std::string& text) {
  const std::size_t begin = text.find_first_not_of("#(");
  return begin != std::string::npos && std::isdigit(static_cast<unsigned char>(text[begin])) != 0;
}

// Gathers the items row by row.
class ItemReader {
 public:
  ItemReader(std::vector<Column> columns, const WithdrawalOptions& options)
      : columns_(std::move(columns)), options_(options) {}

  void take(const Line& row) {
    const std::vector<Cell> cells = cells_of(row, options_.cell_gap);
    const Region region = region_of_row(row);
    if (begins_item(cells)) {
      items_.emplace_back();
    } else if (items_.empty() || is_far(region)) {
      return;
    }
    for (const Cell& cell : cells) add(cell);
    last_ = region;
  }

  [[nodiscard]] std::vector<std::vector<FormField>> items() && { return std::move(items_); }

 private:
  [[nodiscard]] bool begins_item(const std::vector<Cell>& cells) const {
    const bool is_numbered = columns_.front().field == "number" &&
                             column_of(cells.front(), columns_).field == "number" &&
                             is_item_number(cells.front().text);
    return is_numbered || cells.size() >= options_.min_cells;
  }

  [[nodiscard]] bool is_far(const Region& region) const {
    const double gap = (region.center().y - last_.center().y).in_points();
    return gap > kSameItemGap * std::max(6.0, last_.height().in_points());
  }

  void add(const Cell& cell) {
    std::vector<FormField>& item = items_.back();
    const std::string& name = column_of(cell, columns_).field;
    const auto known = std::find_if(item.begin(), item.end(),
                                    [&](const FormField& field) { return field.name == name; });
    if (known == item.end()) {
      item.push_back({name, cell.text, cell.region, cell.confidence});
      return;
    }
    known->value += " " + cell.text;
    known->region = bounding_region(known->region, cell.region);
    known->confidence = std::min(known->confidence, cell.confidence);
  }

  std::vector<Column> columns_;
  WithdrawalOptions options_;
  std::vector<std::vector<FormField>> items_;
  Region last_;
};

}  // namespace

std::optional<Form> find_withdrawal_sheet(const std::vector<Line>& lines,
                                          const WithdrawalOptions& options) {
  const std::vector<Line> rows = rows_of(lines);
  const bool is_titled = std::any_of(rows.begin(), rows.end(),
                                     [](const Line& row) { return holds_any(row, kTitles); });
  if (!is_titled) return std::nullopt;
  auto heading = find_heading(rows, options);
  if (!heading) return std::nullopt;
  ItemReader reader(std::move(heading->columns), options);
  for (std::size_t i = heading->end; i < rows.size(); ++i) {
    if (begins_with_any(rows[i], kEnds)) break;
    reader.take(rows[i]);
  }
  return Form{FormKind::kWithdrawalSheet, {}, std::move(reader).items()};
}

}  // namespace palimpsest::identify
