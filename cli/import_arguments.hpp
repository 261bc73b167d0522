// The arguments of `import`: which files, of which release, read how.
#pragma once

#include "archive/import/import.hpp"
#include "cli/list_options.hpp"
#include "cli/obtained_options.hpp"
#include "cli/part_options.hpp"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace palimpsest::cli {

struct Session;

struct ImportArguments {
  std::vector<std::string> paths;
  std::string release, date, agency, authority, series, source;
  ObtainedOptions obtained;
  PartOptions part;
  ListOptions list;
  bool is_dry_run = false;
  int jobs = 1;
};

// Adds the options and their defaults to `command`; `arguments` must outlive it.
void add_import_options(CLI::App& command, ImportArguments& arguments);

// Returns the request that the arguments mean. Throws Error(usage) when they say neither files nor
// a list, or no release without a list.
[[nodiscard]] archive::ImportRequest import_request(const ImportArguments& arguments,
                                                    const Session& session);

}  // namespace palimpsest::cli
