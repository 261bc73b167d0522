// The names in a page's content: of operators, keys and colour spaces. Inside this folder only.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>

namespace palimpsest::pdf {

// Whether `name` is one of `names`.
[[nodiscard]] inline bool is_any(const std::string& name,
                                 std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* other) { return name == other; });
}

}  // namespace palimpsest::pdf
