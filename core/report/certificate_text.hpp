// The facts for a custodian's certificate, as a page that a person completes and signs.
#pragma once

#include "model/certificate.hpp"

#include <string>

namespace palimpsest::report {

// Returns the facts that Federal Rules of Evidence 902(14), for the copied file, and 902(13), for
// what machines read and compared, ask for, and what is not shown.
[[nodiscard]] std::string certificate_text(const Certificate& certificate);

}  // namespace palimpsest::report
