#include "archive/undo.hpp"

#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_undo(const std::string& act, const Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  const UndoOutcome outcome = archive::undo(store, act, who);
  std::cout << (session.is_json ? record::undo_to_json(outcome)
                                : report::undo_text(outcome, output_style()));
}

}  // namespace

void add_undo(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "undo", kEverydayGroup,
                  "Take an import, list, edit or refresh back by one recorded commit",
                  "  palimpsest undo 20230627T120000Z-1f3a2b\n"
                  "  palimpsest undo 124-10180-10295@2023-06-27          one revision of it\n",
                  {{kBadInput, "there is no such archive or act"},
                   {kEnvironment, "the archive cannot be written"},
                   {kConflict, "it was taken back already, or something changed since"},
                   {kDamage, "a record is damaged"}});
  auto act = std::make_shared<std::string>();
  command
      .add_option("ACT", *act,
                  "The id that the act printed (`log` lists them) or its beginning, or "
                  "DOCUMENT@RELEASE for one revision of an import")
      ->required();
  add_key_options(command, session);
  add_archive_option(command, session);
  add_act_options(command, session);
  add_json_option(command, session);
  command.callback([act, &session] { run_undo(*act, session); });
}

}  // namespace palimpsest::cli
