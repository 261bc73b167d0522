// What CLI11 found wrong with the arguments, said like every other error of this program.
#pragma once

#include "base/error.hpp"

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

// Returns Error(usage) for what the parsing of `app` threw; it is not a request for help.
[[nodiscard]] Error usage_error(const CLI::App& app, const CLI::ParseError& error);

// Throws Error(usage) when an option was given before a command that does not know it.
void check_early_options(const CLI::App& app);

}  // namespace palimpsest::cli
