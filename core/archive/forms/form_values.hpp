// What the fields of a form mean, as values of a document's metadata.
#pragma once

#include "base/time.hpp"
#include "model/document.hpp"
#include "model/form.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::archive {

struct FormFactOptions {
  // Of a value's characters. Chosen by hand: some values that are read with less are right, and
  // stay in the record of their page alone.
  double min_confidence = 0.5;
};

// Returns the value of a field as a fact under the name that lists give it, misread digits repaired
// where the field's own form allows, and dates with what they mean. Nothing for a field that is
// empty or not legible, and for the number of the document. `source.as_of` bounds the century of a
// year of two digits.
[[nodiscard]] std::optional<Fact> fact_of_field(const FormField& field, const Source& source,
                                                const FormFactOptions& options = {});

// Returns what a text means as a date. A year of two digits is of the last century that it can be
// of before `not_after`; where it can be of two, or nothing bounds it, the date is not told. A bare
// number is no date, but for a year.
[[nodiscard]] std::optional<EdtfDate> date_in(std::string_view text,
                                              const std::optional<EdtfDate>& not_after);

}  // namespace palimpsest::archive
