// What a person types to name a thing of the archive: DOCUMENT, DOCUMENT@RELEASE,
// DOCUMENT@RELEASE/PAGE.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::archive {

// The parts of a reference as typed; nothing is looked up.
struct ReferenceText {
  std::string document;
  std::optional<std::string> release;
  std::optional<int> page;
};

// Throws Error(usage) when the page is not a number from 1.
[[nodiscard]] ReferenceText parse_reference(std::string_view text);

// Returns the document that `name` means: its id, an alias, or a number as people write it
// (C02022704 for cia:C02022704). Throws Error(input) when the archive does not hold it.
[[nodiscard]] DocumentId find_document(const Catalogue& catalogue, const std::string& name);

// Returns the revision folder that `release` means: its name, or the beginning of exactly one.
// Throws Error(input) when there is none and Error(usage) when there are several.
[[nodiscard]] RevisionFolder find_folder(const Catalogue& catalogue, const DocumentId& document,
                                         const std::string& release);

}  // namespace palimpsest::archive
