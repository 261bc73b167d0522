// What a composite was made of, for whoever asked for it.
#pragma once

#include "model/composition.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns the files, what was patched from where, and what is still withheld.
[[nodiscard]] std::string composition_summary(const Composition& composition,
                                              const ComposedFiles& files, const Style& style);

}  // namespace palimpsest::report
