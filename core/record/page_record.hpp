// The record of one page: pages/0001.json, and the form in which the worker hands a page over.
//
//   words        lines in reading order; a line is a list of word arrays
//                ["text", left, top, right, bottom, confidence 0..100]
//   redactions   as `inspect --json` shows them (schemas/inspect.schema.json)
//
// The format is schemas/page.schema.json.
#pragma once

#include "model/page.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

// Returns the canonical text of the record.
[[nodiscard]] std::string page_to_json(const Page& page);

// Reads a record back: parse_page(page_to_json(page)) == page, confidences being rounded to four
// decimals. Throws Error(integrity) naming the field when `text` breaks the schema; the text may
// come from a process that is not trusted.
[[nodiscard]] Page parse_page(std::string_view text);

}  // namespace palimpsest::record
