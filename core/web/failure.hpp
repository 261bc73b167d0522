// What a reader sees where something failed: never kept, and never what went wrong inside.
#pragma once

#include "base/error.hpp"
#include "web/answer.hpp"

#include <string>

namespace palimpsest::web {

[[nodiscard]] Answer failure(int status, const std::string& what, const std::string& hint = "");

// Returns the answer to a request on which `error` was thrown.
[[nodiscard]] Answer failure_of(const Error& error, bool is_post);

}  // namespace palimpsest::web
