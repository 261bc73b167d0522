// Which revisions a command reads again, and how: for `refresh`, and for jobs that do it.
#pragma once

#include "archive/refresh/refresh_plan.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct RefreshOptions {
  std::vector<std::string> names;
  bool reads_all = false;
  std::string ocr;        // empty: as each revision was read
  std::string languages;  // likewise
};

void add_refresh_options(CLI::App& command, RefreshOptions& options, Session& session);

// Throws Error(usage) when a language is empty, and Error(input) for a table that cannot be read.
[[nodiscard]] archive::RefreshChoice refresh_choice(const RefreshOptions& options,
                                                    const Session& session);

}  // namespace palimpsest::cli
