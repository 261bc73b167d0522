// What may be missing, as JSON trees: null says that there is none. Private to this module.
#pragma once

#include "record/json.hpp"

#include <optional>
#include <string>

namespace palimpsest::record {

// A name as text, or null.
template <class Name>
[[nodiscard]] Json name_or_null(const std::optional<Name>& name) {
  return name ? Json(name->text()) : Json();
}

// An empty text is null.
[[nodiscard]] inline Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

}  // namespace palimpsest::record
