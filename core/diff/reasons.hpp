// What exemption codes mean, whichever order or statute numbers them.
//
// The same reason has one name under every executive order and in every agency's short form, so
// that a renumbering is no change of reason.
#pragma once

#include "model/redaction.hpp"

#include <set>
#include <string>
#include <vector>

namespace palimpsest::diff {

// Returns the name of the reason that a code gives: "3.3(b)(1)" for 25X1, "1.4(c)" for 1.5(c) of
// the older order, "(b)(7)(C)" for b7C.
[[nodiscard]] std::string reason_of(const Code& code);

// Whether both sides give reasons, and not the same ones. A code that was read on one side alone
// says nothing, and neither does one that was hardly read.
[[nodiscard]] bool are_other_reasons(const std::vector<Code>& before,
                                     const std::vector<Code>& after);

}  // namespace palimpsest::diff
