// What stands in a field that was read on a form.
#pragma once

#include "model/form.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

inline std::string value_of(const std::vector<FormField>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FormField& field) { return field.name == name; });
  return found == fields.end() ? "no field" : found->value;
}

}  // namespace palimpsest::identify
