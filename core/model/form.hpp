// What a form that goes with a document says of it, field by field.
#pragma once

#include "model/names.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse; new kinds go to the end.
enum class FormKind {
  kRecordForm,       // one document: a record identification form, a cover sheet
  kWithdrawalSheet,  // a list of items that were taken out of a folder
};
template <>
inline constexpr auto kNames<FormKind> = names_of("record_form", "withdrawal_sheet");

struct FormField {
  std::string name;       // as in schemas/forms.tsv: "record_number", "title"
  std::string value;      // as it was read, its lines joined by spaces; empty where nothing stands
  Region region;          // of the value; of the label where the value is empty
  double confidence = 0;  // 0..1, of the reading

  friend bool operator==(const FormField&, const FormField&) = default;
};

struct Form {
  FormKind kind{};
  std::vector<FormField> fields;             // in reading order
  std::vector<std::vector<FormField>> rows;  // of a withdrawal sheet: one for each item

  friend bool operator==(const Form&, const Form&) = default;
};

}  // namespace palimpsest
