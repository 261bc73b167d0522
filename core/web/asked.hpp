// What the fields of addresses and forms ask for.
#pragma once

#include "web/room.hpp"
#include "web/target.hpp"

#include <cstddef>
#include <string>

namespace palimpsest::web {

// Throws the Error(input) of an address that means nothing.
[[noreturn]] void refuse_as_absent();

// Returns the first entry of a list that is asked for, counted from 0.
[[nodiscard]] std::size_t first_of(const Target& target);

[[nodiscard]] StatusGroup group_of(const Target& target);

// Returns what a search asks for, but releases and dates. Throws Error(usage) for a query that is
// too long.
[[nodiscard]] SearchRequest search_request(const Target& target, std::size_t limit);

// Throws Error(usage) where nothing is said of the redaction.
[[nodiscard]] AnnotationRequest annotation_request(const Target& form);

// Reads "DOCUMENT@RELEASE"; refuses as absent what names no revision.
[[nodiscard]] PlaceName revision_named(const std::string& text);

}  // namespace palimpsest::web
