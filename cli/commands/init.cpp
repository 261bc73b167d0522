#include "archive/archive.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_init(const std::string& folder, const Session& session) {
  const ArchiveFacts facts = archive::create_archive(folder, actor(session));
  if (session.is_json) {
    std::cout << record::new_archive_to_json(folder, facts);
    return;
  }
  std::cout << "made the archive " << folder << "\n"
            << "next: palimpsest import FILE.pdf --release 2023-06-27 --archive " << folder << "\n";
}

}  // namespace

void add_init(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "init", kArchiveGroup, "Make an empty archive", "  palimpsest init jfk\n",
                  "  4   the folder cannot be written\n"
                  "  5   the folder is not empty\n");
  auto folder = std::make_shared<std::string>(".");
  command.add_option("DIR", *folder, "The new archive's folder")->capture_default_str();
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([folder, &session] { run_init(*folder, session); });
}

}  // namespace palimpsest::cli
