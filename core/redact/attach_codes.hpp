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
// line heights away, with no other redaction nearer; one in the margin of the page that has nothing
// at its height goes to the next redaction below it, at most four line heights, that has none.
// A column of codes there that are more than the lines beside it belongs to all of them.
[[nodiscard]] std::vector<Redaction> attach_codes(std::vector<Redaction> redactions,
                                                  const std::vector<CodeReading>& readings,
                                                  const Size& page);

// Returns `redactions`, the blank places that a mark beside them proved with the codes that it may
// say. `readings` are too doubtful to prove anything themselves.
[[nodiscard]] std::vector<Redaction> with_doubtful_codes(std::vector<Redaction> redactions,
                                                         const std::vector<CodeReading>& readings,
                                                         const Size& page);

// Returns the codes of the whole page: those that stand in its header or footer, or in a column
// that begins in the upper margin, beside no redaction: "RELEASE IN PART B1,1.4(B)". One that
// stands alone must be sure, since it hits mostly noise.
[[nodiscard]] std::vector<CodeReading> header_codes(const std::vector<Redaction>& redactions,
                                                    const std::vector<CodeReading>& readings,
                                                    const Size& page);

// Returns `redactions`, those without a code of their own with those of the header.
[[nodiscard]] std::vector<Redaction> with_header_codes(std::vector<Redaction> redactions,
                                                       const std::vector<CodeReading>& header);

}  // namespace palimpsest::redact
