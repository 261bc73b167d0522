// The tools of a reading, as revisions record them, and how those of two readings differ.
#pragma once

#include <map>
#include <string>

namespace palimpsest::archive {

using Tooling = std::map<std::string, std::string>;  // tool -> version or option

// Returns the tools of a reading by this program: `found` is what the worker reports, and
// `own_identifiers` a person's own table of numbers. Revisions record it.
[[nodiscard]] Tooling reading_tools(Tooling found, const std::string& own_identifiers);

// Whether the reading used a person's own table of numbers.
[[nodiscard]] bool has_own_identifiers(const Tooling& tooling);

// Returns "poppler 22.12.0, now 24.02.0; ..." for every tool that is another one; empty for none.
[[nodiscard]] std::string tool_changes(const Tooling& recorded, const Tooling& present);

}  // namespace palimpsest::archive
