#include "archive/edit/structure/restructure.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/edit_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"

#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct JoinArguments {
  std::string revision, next;
};

void run_join(const JoinArguments& arguments, const Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  print_restructuring(archive::join_revisions(store, arguments.revision, arguments.next, who),
                      session);
}

}  // namespace

void add_join(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "join", kArchiveGroup, "Make a revision the continuation of another one",
                  "  palimpsest join 124-10180-10295@2018 packet-7@2018\n",
                  {{kBadInput, "there is no such archive, document or release"},
                   {kEnvironment, "the archive cannot be written"},
                   {kConflict, "another process is writing, or pages were removed by order"},
                   {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<JoinArguments>();
  command.add_option("REVISION", arguments->revision, "DOCUMENT@RELEASE, which comes first")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("NEXT", arguments->next,
                  "DOCUMENT@RELEASE of the same release: pages of the same file that follow become "
                  "pages of the one revision, another file its next part")
      ->required()
      ->check(is_not_empty());
  add_key_options(command, session);
  add_archive_option(command, session);
  add_act_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_join(*arguments, session); });
}

}  // namespace palimpsest::cli
