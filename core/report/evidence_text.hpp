// Who signs for an archive, as text for a person.
#pragma once

#include "model/archive_facts.hpp"
#include "model/proof_file.hpp"
#include "model/time_stamp.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns one line a key, and a hint when there is none.
[[nodiscard]] std::string keys_text(const ArchiveFacts& facts, const Style& style);

// Returns one line a time stamp.
[[nodiscard]] std::string time_stamps_text(const std::vector<KeptTimeStamp>& stamps);

// Returns what holds and what does not, and then what is not shown at all.
[[nodiscard]] std::string proof_report_text(const ProofReport& report, const Style& style);

}  // namespace palimpsest::report
