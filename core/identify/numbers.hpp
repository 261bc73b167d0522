// Finds the number of a record in the name of its file.
//
// A name is the publisher's word for the record; numbers on the page may be those of other records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::identify {

struct RecognizedNumber {
  std::string kind;  // "rif", "docid", "crest", "cia" ... as in schemas/patterns.tsv
  std::string text;  // without its kind: "124-10180-10295", "32174879"

  friend bool operator==(const RecognizedNumber&, const RecognizedNumber&) = default;
};

// Returns how the archive writes the number: its text where the form says what it is, else with the
// kind before it ("docid:32174879", "cia:C02022704").
[[nodiscard]] std::string alias_of(const RecognizedNumber& number);

// Returns the number that `file_name` (without folders) holds, or nothing.
[[nodiscard]] std::optional<RecognizedNumber> number_in_file_name(std::string_view file_name);

}  // namespace palimpsest::identify
