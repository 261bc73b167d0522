// Says which code belongs to which redaction: the one inside it, or beside it in the margin.
//
// Most redactions of the older releases carry none; a code that is near no redaction is dropped.
#pragma once

#include "model/redaction.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns `redactions` with their codes, each with its place, in reading order. `page` is the size
// of the page. A code is in the margin when it lies at the height of the redaction, at most two
// line heights away, with no other redaction nearer.
[[nodiscard]] std::vector<Redaction> attach_codes(std::vector<Redaction> redactions,
                                                  const std::vector<CodeReading>& readings,
                                                  const Size& page);

// Returns `redactions`, the blank places that a mark beside them proved with the codes that it may
// say. `readings` are too doubtful to prove anything themselves.
[[nodiscard]] std::vector<Redaction> with_doubtful_codes(std::vector<Redaction> redactions,
                                                         const std::vector<CodeReading>& readings,
                                                         const Size& page);

// Returns `redactions`, those without a code of their own with the codes that stand in the header
// or footer of the page: "RELEASE IN PART B1,1.4(B)". A code that hits mostly noise counts there
// only in a list of two or more, or where `readings` are surer of it than that.
[[nodiscard]] std::vector<Redaction> with_header_codes(std::vector<Redaction> redactions,
                                                       const std::vector<CodeReading>& readings,
                                                       const Size& page);

}  // namespace palimpsest::redact
