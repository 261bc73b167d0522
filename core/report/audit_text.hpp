// An audit as text for a person: what does not agree, kind by kind, and a last line that counts.
#pragma once

#include "model/audit.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string audit_text(const Audit& audit, const Style& style);

}  // namespace palimpsest::report
