// The values that several records share, as JSON trees. Private to this module.
//
// The readers expect a tree that its schema has accepted, and check what a schema cannot say. They
// throw Error(integrity) naming the field.
#pragma once

#include "model/finding.hpp"
#include "model/names.hpp"
#include "model/person_mark.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"
#include "model/revision.hpp"
#include "record/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::record {

// Throws Error(integrity): "`field` `reason`".
[[noreturn]] void refuse(std::string_view field, std::string_view reason);

[[nodiscard]] Json to_json(Length length);
[[nodiscard]] Json to_json(const Region& region);  // [left, top, right, bottom]
[[nodiscard]] Json to_json(const std::vector<Region>& regions);
[[nodiscard]] Json to_json(const Outline& outline);  // [[x, y], ...]
[[nodiscard]] Json to_json(const Finding& finding);
[[nodiscard]] Json to_json(const std::vector<Finding>& findings);
[[nodiscard]] Json to_json(const Redaction& redaction);
[[nodiscard]] Json to_json(const std::vector<Redaction>& redactions);
[[nodiscard]] Json to_json(const Role& role);
[[nodiscard]] Json to_json(const std::vector<Identifier>& identifiers);
[[nodiscard]] Json to_json(const Form& form);
[[nodiscard]] Json to_json(const Release& release);

// A range of pages is [first, last], and missing where there is none.
void put_range(Json& owner, const char* key, const std::optional<PageRange>& range);
[[nodiscard]] std::optional<PageRange> read_range(const Json& owner, const char* key);

[[nodiscard]] Length read_length(const Json& value, std::string_view field);
[[nodiscard]] Region read_region(const Json& value, std::string_view field);
[[nodiscard]] std::vector<Region> read_regions(const Json& value, std::string_view field);
[[nodiscard]] Finding read_finding(const Json& value);
[[nodiscard]] std::vector<Finding> read_findings(const Json& value);
[[nodiscard]] Redaction read_redaction(const Json& value);
[[nodiscard]] std::vector<Identifier> read_identifiers(const Json& value);
[[nodiscard]] Form read_form(const Json& value);
[[nodiscard]] Role read_role(const Json& value);
[[nodiscard]] Sha256 read_sha256(const Json& value, std::string_view field);
[[nodiscard]] Instant read_instant(const Json& value, std::string_view field);

// A text that is not known is empty in memory and has no key in a record.
void put_known(Json& owner, const char* key, const std::string& text);
[[nodiscard]] std::string known_text(const Json& owner, const char* key);

// Who said something, and when: the keys `by` and `at` of what was said.
void put_mark(Json& owner, const PersonMark& mark);
[[nodiscard]] PersonMark read_mark(const Json& owner);

// Codes stand in two arrays of equal length: as the system writes them, and how they were read.
void put_codes(Json& owner, const std::vector<Code>& codes);
[[nodiscard]] std::vector<Code> read_codes(const Json& owner);

// Returns the value that a word of an enumeration names.
template <class Enumeration>
[[nodiscard]] Enumeration read_name(const Json& value, std::string_view field) {
  const auto named = parse_name<Enumeration>(value.get_ref<const std::string&>());
  if (!named) refuse(field, "has an unknown word");
  return *named;
}

}  // namespace palimpsest::record
