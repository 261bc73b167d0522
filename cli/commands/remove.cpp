#include "archive/removal/remove.hpp"

#include "cli/actor_options.hpp"
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

struct RemoveArguments {
  std::string target;
  std::string reason;
};

void run_remove(const RemoveArguments& arguments, const Session& session) {
  const archive::RemoveRequest request{arguments.target, arguments.reason, actor(session)};
  store::Store store = open_to_write(session);
  const RemovalOutcome outcome = archive::remove(store, request);
  std::cout << (session.is_json ? record::removal_outcome_to_json(outcome)
                                : report::removal_text(outcome, output_style()));
}

}  // namespace

void add_remove(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "remove", kArchiveGroup, "Remove something for good, by order, from all of history",
      "  palimpsest remove 124-10180-10295@2023-06-27 --reason \"court order 23-1234\"\n"
      "  palimpsest remove 124-10180-10295@2023-06-27/3-5 --reason \"...\"   pages; the PDF goes, "
      "too\n"
      "  palimpsest remove 124-10180-10295 --reason \"...\"                  the whole document\n"
      "\nNothing of it can be brought back: not by undo, by repair, or by another import of the\n"
      "same bytes. `undo` takes an import back and keeps what it brought.\n",
      {{kBadInput, "there is no archive, or it never held this"},
       {kEnvironment, "the archive cannot be written; what was begun is ended later"},
       {kConflict, "another process is writing, or a branch holds the old history"},
       {kDamage, "the archive is damaged: what is said was removed or not, and what to do"}});
  auto arguments = std::make_shared<RemoveArguments>();
  command
      .add_option("TARGET", arguments->target,
                  "DOCUMENT, DOCUMENT@RELEASE, or DOCUMENT@RELEASE/PAGES")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("--reason", arguments->reason, "Why, and by whose order; kept for good, one line")
      ->required()
      ->check(is_not_empty())
      ->type_name("TEXT");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_remove(*arguments, session); });
}

}  // namespace palimpsest::cli
