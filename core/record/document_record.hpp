// The record of a document: documents/aa/bb/<document>/document.json (document.schema.json).
//
// What changed from source to source follows from the facts; it is written beside them, for whoever
// reads the file without this program, and not read back.
#pragma once

#include "model/document.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string document_to_json(const Document& document);

// Throws Error(integrity) naming the field.
[[nodiscard]] Document parse_document(std::string_view text);

}  // namespace palimpsest::record
