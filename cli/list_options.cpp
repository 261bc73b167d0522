#include "cli/list_options.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest::cli {

CLI::Option* add_list_options(CLI::App& command, ListOptions& options) {
  CLI::Option* manifest = command.add_option("--manifest", options.manifest,
                                             "The agency's release list (XLSX, CSV or TSV)");
  manifest->type_name("FILE");
  command
      .add_option("--mapping", options.mapping,
                  "Which column of the list is what, where that is not recognised")
      ->type_name("FILE");
  return manifest;
}

archive::ListFile list_file(const ListOptions& options, const Session& session) {
  const auto mapping = options.mapping.empty()
                           ? std::nullopt
                           : std::optional<std::filesystem::path>(options.mapping);
  worker::Client worker(worker_program(), worker_options(session));
  return archive::read_list_file(worker, options.manifest, mapping);
}

}  // namespace palimpsest::cli
