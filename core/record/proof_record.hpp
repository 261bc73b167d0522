// Proof files (schemas/proof.schema.json), and what a check of one prints.
#pragma once

#include "model/proof_file.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string proof_to_json(const ProofFile& proof);

// Throws Error(integrity) naming the field when `text` breaks the schema.
[[nodiscard]] ProofFile parse_proof(std::string_view text);

// Returns what `verify PROOF.json FILE.pdf --json` prints (schemas/proof_check.schema.json).
[[nodiscard]] std::string proof_report_to_json(const ProofReport& report);

}  // namespace palimpsest::record
