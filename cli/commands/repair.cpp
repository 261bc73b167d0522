#include "archive/repair/repair.hpp"

#include "cli/actor_options.hpp"
#include "cli/check_progress.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/acts_output.hpp"
#include "report/acts_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_repair(const std::string& replica, Session& session) {
  CheckProgressLine progress;
  const archive::RepairRequest request{replica, actor(session), chosen_key(session)};
  const Repair repair = archive::repair_archive(
      archive_folder(session), request, [&](const Verification& so_far) { progress(so_far); });
  progress.clear();
  std::cout << (session.is_json ? record::repair_to_json(repair)
                                : report::repair_text(repair, output_style()));
  session.exit_code = repair.remaining.empty() ? kDone : kDamage;
}

}  // namespace

void add_repair(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "repair", kArchiveGroup, "Restore what is damaged from another copy of the archive",
      "  palimpsest repair --from /mnt/second-disk/jfk\n"
      "  palimpsest repair --from /mnt/second-disk/jfk --key ~/keys/desk.pem\n",
      {{kDone, "nothing is damaged, or all that was is restored"},
       {kBadInput, "there is no archive, or the copy is of another one"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing, or the copy shares files with the archive"},
       {kDamage, "something is still damaged: the copy does not have it whole"}});
  auto replica = std::make_shared<std::string>();
  command
      .add_option("--from", *replica,
                  "The folder of another copy; each file of it is checked by its hash")
      ->required()
      ->check(is_not_empty())
      ->type_name("REPLICA");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([replica, &session] { run_repair(*replica, session); });
}

}  // namespace palimpsest::cli
