// What later sources say otherwise of a document: renamed, opened, withheld.
#pragma once

#include "model/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

// Written to records: never renumber or reuse.
enum class FactChangeKind {
  kChanged,    // a later source gives another value
  kOpened,     // a later source gives a value that was withheld
  kWithheld,   // a later source withholds it
  kDisagrees,  // two sources of the same day, or without a day, give different values
};
template <>
inline constexpr auto kNames<FactChangeKind> = names_of("changed", "opened", "withheld",
                                                        "disagrees");

struct FactChange {
  FactChangeKind kind{};
  Fact before;
  Fact after;

  friend bool operator==(const FactChange&, const FactChange&) = default;
};

// Returns how values came to be others, by name and then by age. Case and blanks do not make
// another value, nor does another spelling of the same date, nor what OCR makes of the same words.
// What a person corrects is no news of the document.
[[nodiscard]] std::vector<FactChange> fact_changes(const Document& document);

// Returns the changes of `after` that `before` did not have.
[[nodiscard]] std::vector<FactChange> new_changes(const Document& before, const Document& after);

// Whether a list writes that a value is withheld in the place of this one. A classification, to
// name one, is RESTRICTED and not withheld.
[[nodiscard]] bool can_be_withheld(std::string_view name);

// Whether a value is itself withheld, wholly or in a part: "WITHHELD", "[RESTRICTED]", "CHIEF
// (WITHHELD)", "[ ]". A sentence that speaks of withholding is not.
[[nodiscard]] bool is_withheld_value(std::string_view value);

}  // namespace palimpsest
