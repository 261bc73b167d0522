#include "archive/archive.hpp"
#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/style.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_init(const std::string& folder, const Session& session) {
  if (folder.empty()) {
    throw Error(ErrorKind::kUsage, "the folder of the new archive has no name",
                "write palimpsest init DIR");
  }
  const ArchiveFacts facts = archive::create_archive(folder, actor(session));
  if (session.is_json) {
    std::cout << record::new_archive_to_json(folder, facts);
    return;
  }
  std::cout << "made the archive " << report::printable(folder) << "\n"
            << "next: palimpsest import FILE.pdf --release 2023-06-27 --archive "
            << report::quoted_for_shell(folder) << "\n";
}

}  // namespace

void add_init(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "init", kArchiveGroup, "Make an empty archive", "  palimpsest init jfk\n",
      {{kEnvironment, "the folder cannot be written"}, {kConflict, "the folder is not empty"}});
  auto folder = std::make_shared<std::string>(".");
  command.add_option("DIR", *folder, "The new archive's folder")->capture_default_str();
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([folder, &session] { run_init(*folder, session); });
}

}  // namespace palimpsest::cli
