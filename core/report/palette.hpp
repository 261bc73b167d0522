// The colours of kinds and statuses, the same on pages, overlays and in legends.
//
// They differ in lightness, too, and stay apart for readers who do not tell red from green (after
// Okabe and Ito); white letters can be read on each (contrast 4.5 or more).
#pragma once

#include "model/color.hpp"
#include "model/diff.hpp"
#include "model/redaction.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] Color color_of(RedactionKind kind);
[[nodiscard]] Color color_of(ChangeStatus status);

// Returns "#0072b2".
[[nodiscard]] std::string hex_text(const Color& color);

}  // namespace palimpsest::report
