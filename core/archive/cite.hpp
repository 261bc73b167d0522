// What a citation says of a document, a revision, a page or a redaction.
#pragma once

#include "archive/access/access.hpp"
#include "model/citation.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

enum class CitationFormat { kCsl, kRis, kBibtex };

// Returns the citation as programs for literature read it.
[[nodiscard]] std::string citation_as(const Citation& citation, CitationFormat format);

// Returns the citation of DOCUMENT[@RELEASE[/PAGE[#REDACTION]]], under the names that these have
// now. Throws Error(input) when the archive does not hold it, or `audience` does not see it.
[[nodiscard]] Citation cite(const store::Store& store, const Audience& audience,
                            const std::string& reference);

}  // namespace palimpsest::archive
