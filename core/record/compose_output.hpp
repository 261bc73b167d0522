// What a composite was made of, as `compose` prints it (schemas/compose.schema.json).
#pragma once

#include "model/composition.hpp"

#include <string>

namespace palimpsest::record {

[[nodiscard]] std::string composition_to_json(const Composition& composition,
                                              const ComposedFiles& files);

}  // namespace palimpsest::record
