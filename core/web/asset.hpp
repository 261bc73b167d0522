// The files of the reading room's pages, as they were when the program was built.
#pragma once

#include "web/answer.hpp"

#include <optional>
#include <string>

namespace palimpsest::web {

// Returns the style, script or licence called `name`; nothing for another name.
[[nodiscard]] std::optional<Answer> asset(const std::string& name);

// Returns the type of a style or a script by the end of its name.
[[nodiscard]] std::string type_of_asset(const std::string& name);

}  // namespace palimpsest::web
