// What the codes of a page say of its redactions, and the white-out that they betray.
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "redact/text/text_layout.hpp"
#include "worker/service/code_reader.hpp"

#include <vector>

namespace palimpsest::worker {

// Returns `codes`, which pictures of labels gave, with the `printed` ones that recognition gave:
// those that no picture shows, or not with their suffix.
[[nodiscard]] ReadCodes with_printed(ReadCodes codes, std::vector<CodeReading> printed);

struct CodedRedactions {
  std::vector<Redaction> redactions;  // in reading order, with their own codes
  std::vector<CodeReading> header;    // codes of the whole page
};

// `redactions` are what the detector found on `gray`, a page of `size`.
[[nodiscard]] CodedRedactions with_codes(std::vector<Redaction> redactions, const ReadCodes& codes,
                                         const redact::TextLayout& layout, const Raster& gray,
                                         const Size& size);

}  // namespace palimpsest::worker
