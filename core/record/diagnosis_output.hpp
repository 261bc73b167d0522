// What `doctor --json` prints (doctor.schema.json).
#pragma once

#include "model/diagnosis.hpp"

#include <string>

namespace palimpsest::record {

[[nodiscard]] std::string diagnosis_to_json(const Diagnosis& diagnosis);

}  // namespace palimpsest::record
