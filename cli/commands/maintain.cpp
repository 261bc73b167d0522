#include "archive/maintain/maintain.hpp"

#include "archive/archive.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

void run_maintain(const Session& session) {
  store::Store store = archive::open_archive(archive_folder(session));
  const Maintenance outcome = archive::maintain(store);
  std::cout << (session.is_json ? record::maintenance_to_json(outcome)
                                : report::maintenance_text(outcome));
}

}  // namespace

void add_maintain(CLI::App& app, Session& session) {
  CLI::App& command = add_command(app, "maintain", kArchiveGroup,
                                  "Join the archive's git objects into one pack, clear caches",
                                  "  palimpsest maintain\n",
                                  {{kBadInput, "there is no archive"},
                                   {kEnvironment, "the archive cannot be written"},
                                   {kConflict, "an import is writing"},
                                   {kDamage, "a git object is damaged; nothing was removed"}});
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([&session] { run_maintain(session); });
}

}  // namespace palimpsest::cli
