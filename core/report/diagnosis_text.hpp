// What `doctor` says to a person.
#pragma once

#include "model/diagnosis.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string diagnosis_text(const Diagnosis& diagnosis, const Style& style);

}  // namespace palimpsest::report
