#include "archive/archive.hpp"
#include "archive/checksum_list.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

void run_export(const Session& session) {
  std::cout << archive::sha256_list(archive::open_archive(archive_folder(session)));
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "export", kArchiveGroup, "Write what stock tools can check",
                  "  palimpsest export --sha256sums > originals.sha256\n"
                  "  cd jfk && sha256sum -c ../originals.sha256\n",
                  {{kBadInput, "there is no archive"}, {kDamage, "a record is damaged"}});
  command.add_flag("--sha256sums")
      ->required()
      ->description("The originals as `sha256sum -c` reads them");
  add_archive_option(command, session);
  command.callback([&session] { run_export(session); });
}

}  // namespace palimpsest::cli
