#include "lists/form/workbook.hpp"

#include "lists/form/plain_text.hpp"
#include "lists/form/zip_size.hpp"

#include <charconv>
#include <cstdio>
#include <deque>
#include <map>
#include <stdexcept>
#include <string>

#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>

namespace palimpsest::lists {
namespace {

namespace iface = orcus::spreadsheet::iface;
using orcus::spreadsheet::col_t;
using orcus::spreadsheet::row_t;

constexpr std::size_t kMostLetters = 3;  // of a column: XFD

// 44545, and not 44545.0; 15 digits are what a spreadsheet keeps.
std::string number_text(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.15g", value);
  return text;
}

// The strings that cells of all sheets point to. Formats are of no interest.
class Strings : public iface::import_shared_strings {
 public:
  size_t append(std::string_view text) override {
    texts_.emplace_back(trimmed(text));
    return texts_.size() - 1;
  }
  size_t add(std::string_view text) override { return append(text); }
  void set_segment_font(size_t) override {}
  void set_segment_bold(bool) override {}
  void set_segment_italic(bool) override {}
  void set_segment_font_name(std::string_view) override {}
  void set_segment_font_size(double) override {}
  void set_segment_font_color(orcus::spreadsheet::color_elem_t, orcus::spreadsheet::color_elem_t,
                              orcus::spreadsheet::color_elem_t,
                              orcus::spreadsheet::color_elem_t) override {}
  void append_segment(std::string_view text) override { segments_ += text; }
  size_t commit_segments() override {
    const size_t place = append(segments_);
    segments_.clear();
    return place;
  }

  [[nodiscard]] const std::string& at(size_t place) const { return texts_.at(place); }

 private:
  std::deque<std::string> texts_;
  std::string segments_;
};

// Puts cells into a table, and counts those of all sheets.
class Sheet {
 public:
  Sheet(CellTable& table, size_t& cells) : table_(table), cells_(cells) {}

  void put(row_t row, col_t column, std::string_view text, bool is_number) {
    if (row < 0 || column < 0 || static_cast<size_t>(column) >= kMostColumns) return;
    if (static_cast<size_t>(row) >= kMostRows) throw std::length_error("it has too many rows");
    if (++cells_ > kMostCells) throw std::length_error("it has too many cells");
    if (table_.rows.size() <= static_cast<size_t>(row)) {
      table_.rows.resize(static_cast<size_t>(row) + 1);
    }
    auto& cells = table_.rows[static_cast<size_t>(row)];
    if (cells.size() <= static_cast<size_t>(column)) cells.resize(static_cast<size_t>(column) + 1);
    cells[static_cast<size_t>(column)] = {std::string(trimmed(text)), is_number};
  }

 private:
  CellTable& table_;
  size_t& cells_;
};

// A cell with a formula: what the file says came out of it.
class FormulaCell : public iface::import_formula {
 public:
  explicit FormulaCell(Sheet& sheet) : sheet_(sheet) {}
  void set_position(row_t row, col_t column) override {
    row_ = row;
    column_ = column;
  }
  void set_formula(orcus::spreadsheet::formula_grammar_t, std::string_view) override {}
  void set_shared_formula_index(size_t) override {}
  void set_result_string(std::string_view value) override { put(value, false); }
  void set_result_value(double value) override { put(number_text(value), true); }
  void set_result_bool(bool value) override { put(value ? "TRUE" : "FALSE", false); }
  void set_result_empty() override {}
  void commit() override {}

 private:
  void put(std::string_view text, bool is_number) { sheet_.put(row_, column_, text, is_number); }

  Sheet& sheet_;
  row_t row_ = 0;
  col_t column_ = 0;
};

class SheetCells : public iface::import_sheet {
 public:
  SheetCells(CellTable& table, size_t& cells, const Strings& strings)
      : sheet_(table, cells), formula_(sheet_), strings_(strings) {}

  iface::import_formula* get_formula() override { return &formula_; }
  void set_auto(row_t row, col_t column, std::string_view text) override {
    sheet_.put(row, column, text, false);
  }
  void set_string(row_t row, col_t column, orcus::spreadsheet::string_id_t string) override {
    sheet_.put(row, column, strings_.at(string), false);
  }
  void set_value(row_t row, col_t column, double value) override {
    sheet_.put(row, column, number_text(value), true);
  }
  void set_bool(row_t row, col_t column, bool value) override {
    sheet_.put(row, column, value ? "TRUE" : "FALSE", false);
  }
  void set_date_time(row_t row, col_t column, int year, int month, int day, int, int,
                     double) override {
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    sheet_.put(row, column, text, false);
  }
  void set_format(row_t, col_t, size_t) override {}
  void set_format(row_t, col_t, row_t, col_t, size_t) override {}
  void fill_down_cells(row_t, col_t, row_t) override {}
  [[nodiscard]] orcus::spreadsheet::range_size_t get_sheet_size() const override {
    return {1048576, 16384};  // what XLSX allows
  }

 private:
  Sheet sheet_;
  FormulaCell formula_;
  const Strings& strings_;
};

// Hears whether the numbers of the workbook count days from 1904.
class Settings : public iface::import_global_settings {
 public:
  void set_origin_date(int year, int, int) override { counts_from_1904_ = year == 1904; }
  void set_default_formula_grammar(orcus::spreadsheet::formula_grammar_t) override {}
  [[nodiscard]] orcus::spreadsheet::formula_grammar_t get_default_formula_grammar() const override {
    return orcus::spreadsheet::formula_grammar_t::xlsx;
  }
  void set_character_set(orcus::character_set_t) override {}

  [[nodiscard]] bool counts_from_1904() const { return counts_from_1904_; }

 private:
  bool counts_from_1904_ = false;
};

// Returns the place that "B12" names, from 0. Throws std::invalid_argument for anything else.
orcus::spreadsheet::src_address_t address_of(std::string_view text) {
  orcus::spreadsheet::src_address_t address{0, 0, 0};
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < kMostLetters; ++at) {
    address.column = address.column * 26 + (text[at] - 'A' + 1);
  }
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + at, end, address.row);
  if (at == 0 || read.ec != std::errc() || read.ptr != end || address.row < 1) {
    throw std::invalid_argument("a cell has no place");
  }
  --address.column;
  --address.row;
  return address;
}

class Places : public iface::import_reference_resolver {
 public:
  orcus::spreadsheet::src_address_t resolve_address(std::string_view text) override {
    return address_of(text);
  }
  orcus::spreadsheet::src_range_t resolve_range(std::string_view text) override {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return {address_of(text), address_of(text)};
    return {address_of(text.substr(0, colon)), address_of(text.substr(colon + 1))};
  }
};

class Workbook : public iface::import_factory {
 public:
  iface::import_reference_resolver* get_reference_resolver(
      orcus::spreadsheet::formula_ref_context_t) override {
    return &places_;
  }
  iface::import_global_settings* get_global_settings() override { return &settings_; }
  iface::import_shared_strings* get_shared_strings() override { return &strings_; }
  iface::import_sheet* append_sheet(orcus::spreadsheet::sheet_t, std::string_view name) override {
    CellTable& table = tables_.emplace_back();
    table.sheet = name;
    return &sheets_.emplace_back(table, cells_, strings_);
  }
  iface::import_sheet* get_sheet(std::string_view name) override {
    for (size_t i = 0; i < tables_.size(); ++i) {
      if (tables_[i].sheet == name) return &sheets_[i];
    }
    return nullptr;
  }
  iface::import_sheet* get_sheet(orcus::spreadsheet::sheet_t number) override {
    const bool is_there = number >= 0 && static_cast<size_t>(number) < sheets_.size();
    return is_there ? &sheets_[static_cast<size_t>(number)] : nullptr;
  }
  void finalize() override {}

  [[nodiscard]] std::vector<CellTable> take() {
    for (CellTable& table : tables_) table.counts_from_1904 = settings_.counts_from_1904();
    return {std::make_move_iterator(tables_.begin()), std::make_move_iterator(tables_.end())};
  }

 private:
  Settings settings_;
  Places places_;
  Strings strings_;
  std::deque<CellTable> tables_;  // sheets refer to them
  std::deque<SheetCells> sheets_;
  size_t cells_ = 0;
};

}  // namespace

std::vector<CellTable> read_workbook(std::string_view bytes) {
  const auto size = unpacked_size(bytes);
  if (!size) throw std::invalid_argument("its zip directory is damaged");
  if (*size > kMostBytes) throw std::length_error("it would unpack to too much");
  Workbook workbook;
  orcus::orcus_xlsx reader(&workbook);
  reader.read_stream(bytes);
  return workbook.take();
}

}  // namespace palimpsest::lists
