// An agency's list of what it released, in any form and of any year, as rows with named values.
//
//   tables of cells -> which column is what (headings, decided by the cells) -> rows
//
// Nothing is filled in: a value that a row lacks is absent, and every value keeps the text of its
// cell beside what it means.
#pragma once

#include "base/time.hpp"
#include "lists/heading_table.hpp"
#include "lists/list_field.hpp"
#include "model/cell_table.hpp"
#include "model/document.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::lists {

struct ListValue {
  std::string text;              // as the cell says; never empty
  std::optional<EdtfDate> date;  // of date fields, where the text means one
  std::optional<int> number;     // of page counts

  friend bool operator==(const ListValue&, const ListValue&) = default;
};

struct ListRow {
  std::string sheet;
  std::size_t number = 0;  // as a spreadsheet counts, from 1
  std::map<ListField, ListValue> values;

  // Returns nothing when the row has no such value.
  [[nodiscard]] const ListValue* find(ListField field) const;

  // Returns the text of a value; empty when the row has none.
  [[nodiscard]] std::string text(ListField field) const;

  // Returns "row 12", with the sheet where the list has several.
  [[nodiscard]] std::string place() const;
};

struct ListColumn {
  std::string sheet;
  std::size_t number = 0;  // from 0
  std::string heading;     // empty when the list has none
  std::optional<ListField> field;
  std::string note;  // why the column is not what its heading says; empty when it is

  friend bool operator==(const ListColumn&, const ListColumn&) = default;
};

struct ReleaseList {
  std::vector<ListColumn> columns;   // those with any cell
  std::vector<ListRow> rows;         // those that name a record or a file
  std::vector<std::size_t> skipped;  // numbers of rows that name neither
};

// Returns the list that the sheets of a file hold. `name` is that of the file. Throws Error(input)
// when no column of any sheet names records or files.
[[nodiscard]] ReleaseList release_list_of(std::vector<CellTable> tables, const std::string& name,
                                          const ListMapping& mapping = {});

// Returns the state that the words of a list mean: "Redact", "RELEASED IN FULL", "Withhold".
// Nothing for words that mean none, such as "Missing".
[[nodiscard]] std::optional<ReleaseState> state_of(std::string_view words);

}  // namespace palimpsest::lists
