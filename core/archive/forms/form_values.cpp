#include "archive/forms/form_values.hpp"

#include "base/letters.hpp"
#include "identify/forms/field_values.hpp"
#include "identify/forms/form_fields.hpp"
#include "lists/list_date.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace palimpsest::archive {
namespace {

// Fields that lists know by another name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kListNames = {
    {{"record_series", "series"},
     {"agency_file_number", "file_number"},
     {"document_type", "type"},
     {"date_of_last_review", "review_date"},
     {"pages", "paper_pages"}}};

std::string list_name_of(const std::string& field) {
  const auto found = std::find_if(kListNames.begin(), kListNames.end(),
                                  [&](const auto& pair) { return pair.first == field; });
  return found == kListNames.end() ? field : std::string(found->second);
}

// Whether the text ends in a year of two digits: 11/26/63.
bool has_short_year(std::string_view text) {
  const std::size_t end = text.size();
  const auto is_separated = [&](std::size_t at) { return text[at] == '/' || text[at] == '-'; };
  return end >= 6 && is_digit(text[0]) && is_digit(text[end - 1]) && is_digit(text[end - 2]) &&
         is_separated(end - 3) && std::count_if(text.begin(), text.end(), is_digit) <= 6 &&
         text.find_first_of("/-") < end - 3;
}

std::optional<std::string> with_century(std::string_view text,
                                        const std::optional<EdtfDate>& not_after) {
  if (!not_after || !is_digit(not_after->sort_key()[0])) return std::nullopt;
  const int last = std::stoi(not_after->sort_key().substr(0, 4));
  const std::string two(text.substr(text.size() - 2));
  const int this_century = last / 100;
  if (last < 1000 || this_century * 100 + std::stoi(two) <= last) return std::nullopt;
  return std::string(text.substr(0, text.size() - 2)) + std::to_string(this_century - 1) + two;
}

double in_records(double confidence) { return std::round(confidence * 100) / 100; }

}  // namespace

std::optional<EdtfDate> date_in(std::string_view text, const std::optional<EdtfDate>& not_after) {
  std::string whole(text);
  if (has_short_year(text)) {
    auto longer = with_century(text, not_after);
    if (!longer) return std::nullopt;
    whole = std::move(*longer);
  }
  // Forms and pages are no spreadsheets: 12345 is a number, and no day of one.
  const Cell cell{whole, false};
  return lists::is_day_number(cell) ? std::nullopt : lists::date_of(cell, {});
}

std::optional<Fact> fact_of_field(const FormField& field, const Source& source,
                                  const FormFactOptions& options) {
  const bool is_legible = !field.value.empty() && field.confidence >= options.min_confidence;
  if (!is_legible || identify::is_number_field(field.name)) return std::nullopt;
  const identify::FieldForm form = identify::form_of_field(field.name);
  Fact fact{list_name_of(field.name), identify::repaired_value(field.value, form), std::nullopt,
            source, in_records(field.confidence)};
  if (form == identify::FieldForm::kDate) fact.date = date_in(fact.value, source.as_of);
  return fact;
}

}  // namespace palimpsest::archive
