// What a check of a bag found, as text for a person.
#pragma once

#include "model/bag_check.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string bag_check_text(const BagCheck& check, const Style& style);

}  // namespace palimpsest::report
