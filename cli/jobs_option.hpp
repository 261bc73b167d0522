// The option --jobs of commands that read PDFs by several workers.
#pragma once

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

// Sets `jobs` to its default: one for each core that this process may use.
void add_jobs_option(CLI::App& command, int& jobs);

}  // namespace palimpsest::cli
