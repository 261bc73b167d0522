#include "archive/edit/structure/restructure.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/edit_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/option_values.hpp"
#include "cli/session.hpp"

#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct SplitArguments {
  std::string revision, pages, document;
};

void run_split(const SplitArguments& arguments, const Session& session) {
  const PageRange pages = parse_page_range(arguments.pages);
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  print_restructuring(
      archive::split_revision(store, arguments.revision, pages, arguments.document, who), session);
}

}  // namespace

void add_split(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "split", kArchiveGroup, "Make the first or last pages of a revision another document",
      "  palimpsest split packet-7@2018 --pages 3-7 --document 124-10180-10296\n",
      {{kBadInput, "there is no such archive, document or release"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing, or pages of it were removed by order"},
       {kDamage, "a record is damaged"}});
  auto arguments = std::make_shared<SplitArguments>();
  command.add_option("REVISION", arguments->revision, "DOCUMENT@RELEASE")
      ->required()
      ->check(is_not_empty());
  command
      .add_option("--pages", arguments->pages, "Which: from the first page on, or to the last one")
      ->required()
      ->check(is_not_empty())
      ->type_name("FIRST-LAST");
  command.add_option("--document", arguments->document, "The document that they are, new or known")
      ->required()
      ->check(is_not_empty())
      ->type_name("ID");
  add_key_options(command, session);
  add_archive_option(command, session);
  add_act_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_split(*arguments, session); });
}

}  // namespace palimpsest::cli
