// What a person can set of documents, releases of a document, pages and redactions, and in which
// form.
#pragma once

#include "base/time.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

enum class EditLevel { kDocument, kRelease, kPage, kRedaction };

enum class FieldForm {
  kText,
  kList,    // several values between ';', or the field several times
  kDate,    // EDTF
  kYes,     // "yes"; "no" takes it back
  kAccess,  // "restricted"; "open" takes it back
  kDay,     // 2031-01-01
  kState,   // of a placeholder
  kRegion,  // four lengths in points
  kKind,    // of a redaction, or "none"
  kCodes,   // between commas
};

struct Field {
  std::string_view name;
  EditLevel level{};
  FieldForm form{};
};

// Returns nothing when nothing of that name can be set there.
[[nodiscard]] const Field* find_field(EditLevel level, std::string_view name);

// Returns the names that can be set, joined by commas.
[[nodiscard]] std::string field_names(EditLevel level);

// Returns the values that `text` gives to `field` in their plain form, numbers of persons masked;
// none when it takes the value back. Throws Error(usage) for a text of another form.
[[nodiscard]] std::vector<std::string> values_in(const Field& field, const std::string& text);

// Read what values_in() returns; nothing for another text.
[[nodiscard]] std::optional<Region> parse_region_value(std::string_view text);
[[nodiscard]] std::optional<std::vector<Code>> parse_codes_value(const std::string& text);

// Returns "72,100,200.5,112".
[[nodiscard]] std::string region_value(const Region& region);

// The kind of a place that is no redaction.
inline constexpr std::string_view kNoRedaction = "none";

}  // namespace palimpsest::archive
