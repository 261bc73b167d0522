#include "archive/edit/placeholder.hpp"

#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/edit_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"

#include <memory>
#include <string>
#include <vector>

namespace palimpsest::cli {
namespace {

struct PlaceholderArguments {
  std::string target;
  std::vector<std::string> values;
  std::string evidence;
};

void run_placeholder(const PlaceholderArguments& arguments, Session& session) {
  const archive::PlaceholderRequest request{row_in_arguments(arguments.target, arguments.values),
                                            arguments.evidence};
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  print_values_outcome(archive::set_placeholder(store, request, who), session);
}

}  // namespace

void add_placeholder(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "placeholder", kArchiveGroup,
      "Say of a document what became of it in a release of which there is no file",
      "  palimpsest placeholder 124-10180-10295@2018-04-26 state=withheld_in_full\n"
      "  palimpsest placeholder memo-4@2018-04-26 state=missing 'reason=not in the folder'\n"
      "  palimpsest placeholder memo-4@2018-04-26 state=referred --evidence letter.pdf\n"
      "  palimpsest placeholder memo-4@2018-04-26 state=          take it back\n",
      {{kBadInput, "there is no such archive, or the evidence cannot be read"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing, or the evidence was removed by order"},
       {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<PlaceholderArguments>();
  command
      .add_option("WHERE", arguments->target,
                  "DOCUMENT@RELEASE; a document or release that is new is made")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("FIELD=VALUE", arguments->values,
                  "state=withheld_in_full, in_part, in_full, unknown, missing, referred or "
                  "not_posted; reason=WORDS")
      ->required();
  command
      .add_option(
          "--evidence", arguments->evidence,
          "A file that shows it, such as a letter: stored and named in the record, never read")
      ->check(is_not_empty())
      ->type_name("FILE");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_act_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_placeholder(*arguments, session); });
}

}  // namespace palimpsest::cli
