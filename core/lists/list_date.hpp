// Dates as lists write them -> EDTF, with nothing added that is not there.
//
//   12/15/2021   2021-12-15      44545        2021-12-15 (days of a spreadsheet)
//   06/00/1975   1975-06         00/00/1975   1975
//   08/10/0000   XXXX-08-10      01/01/0000   nothing: how NARA writes "unknown"
#pragma once

#include "base/time.hpp"
#include "model/cell_table.hpp"

#include <optional>
#include <string_view>

namespace palimpsest::lists {

enum class DayOrder { kMonthFirst, kDayFirst };

// How one list writes its dates.
struct DateForm {
  DayOrder order = DayOrder::kMonthFirst;  // of 03/04/1963
  bool counts_from_1904 = false;           // numbers of days; else from 1900

  friend bool operator==(const DateForm&, const DateForm&) = default;
};

// Whether a cell has the form of a date, whatever it means: 00/00/0000 has.
[[nodiscard]] bool is_date_form(std::string_view text);

// Whether a cell can be a number of days between 1900 and 2099, and no year.
[[nodiscard]] bool is_day_number(const Cell& cell);

// Returns the order that `text` shows by a number over twelve; nothing when it could be both.
[[nodiscard]] std::optional<DayOrder> order_shown_by(std::string_view text);

// Returns what a cell means as a date. Nothing for a date that nobody can know, for one that no
// calendar has, and for two-digit years, whose century the list does not say.
[[nodiscard]] std::optional<EdtfDate> date_of(const Cell& cell, const DateForm& form);

}  // namespace palimpsest::lists
