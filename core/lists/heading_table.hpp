// What headings of columns mean: schemas/list_columns.tsv, and a user's mapping file before it.
#pragma once

#include "lists/list_date.hpp"
#include "lists/list_field.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::lists {

// Returns a heading as it is compared: lower case, one blank for everything that is no letter or
// digit.
[[nodiscard]] std::string normal_heading(std::string_view heading);

// What a person says of one agency's lists, where recognising fails:
//
//   Aktenzeichen <tab> record        a heading, or #3 for the third column, and its field
//   Bemerkung    <tab> -             a column to leave out
//   dates        <tab> day first     of 03/04/1963; or: month first
//
// Lines that begin with "# " are comments.
struct ListMapping {
  std::map<std::string, std::optional<ListField>> headings;  // normal; nothing leaves a column out
  std::map<std::size_t, std::optional<ListField>> columns;   // by number, from 0
  std::optional<DayOrder> order;
};

// Throws Error(input) naming the line that cannot be used; `name` is that of the file.
[[nodiscard]] ListMapping parse_list_mapping(std::string_view text, const std::string& name);

// Returns what a heading can mean, the likeliest first; empty for one that is not known.
[[nodiscard]] const std::vector<ListField>& fields_for_heading(const std::string& normal);

}  // namespace palimpsest::lists
