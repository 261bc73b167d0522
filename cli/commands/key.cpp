#include "archive/archive.hpp"
#include "archive/evidence/keys.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/evidence_output.hpp"
#include "report/evidence_text.hpp"

#include <functional>
#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct KeyArguments {
  std::string file;
  std::string name;
  std::string old_name;

  // The file's name without its ending stands in for a name that was not given.
  [[nodiscard]] std::string key_name() const {
    return name.empty() ? std::filesystem::path(file).stem().string() : name;
  }
};

using KeyAct = std::function<ArchiveFacts(const KeyArguments&, const Session&)>;

ArchiveFacts list_keys(const KeyArguments&, const Session& session) {
  return archive::archive_facts(archive_folder(session));
}

ArchiveFacts add_to_archive(const KeyArguments& arguments, const Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  return archive::add_key(store, arguments.key_name(), key_in(arguments.file, session), who);
}

ArchiveFacts make_key(const KeyArguments& arguments, const Session& session) {
  archive::check_may_change_keys(open_to_write(session));
  archive::make_key_file(arguments.file, key_in(arguments.file, session).passphrase);
  return add_to_archive(arguments, session);
}

ArchiveFacts rotate(const KeyArguments& arguments, const Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  return archive::rotate_key(store, arguments.old_name, arguments.key_name(),
                             key_in(arguments.file, session), who);
}

ArchiveFacts retire(const KeyArguments& arguments, const Session& session) {
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  return archive::retire_key(store, arguments.old_name, who);
}

// Adds one of the commands below `key`, which differ in their arguments and in what they do.
CLI::App& add_act(CLI::App& key, const std::string& name, const std::string& what,
                  const std::string& example, const std::shared_ptr<KeyArguments>& arguments,
                  Session& session, const KeyAct& act) {
  CLI::App& command = add_command(key, name, "Commands", what, "  " + example + "\n",
                                  {{kBadInput, "there is no archive, or a key cannot be opened"},
                                   {kEnvironment, "something cannot be written"},
                                   {kConflict, "the name, the key or the file is there already"},
                                   {kDamage, "the log or a record is damaged"}});
  add_archive_option(command, session);
  add_json_option(command, session);
  if (name != "list") {
    add_key_options(command, session);
    add_actor_options(command, session);
  }
  command.callback([arguments, &session, act] {
    const ArchiveFacts facts = act(*arguments, session);
    std::cout << (session.is_json ? record::keys_to_json(facts)
                                  : report::keys_text(facts, output_style()));
  });
  return command;
}

void add_file(CLI::App& command, KeyArguments& arguments) {
  command
      .add_option("FILE", arguments.file, "The private key, or the .pub of one in the ssh-agent")
      ->required()
      ->check(is_not_empty());
  command.add_option("--name", arguments.name, "What to call it; default: from the file's name");
}

void add_old_name(CLI::App& command, KeyArguments& arguments) {
  command.add_option("NAME", arguments.old_name, "The key that signs no more")->required();
}

}  // namespace

void add_key(CLI::App& app, Session& session) {
  CLI::App& key = add_command(app, "key", kArchiveGroup, "Make, list, rotate and retire keys",
                              "  palimpsest key make ~/keys/desk.pem\n"
                              "  palimpsest key add ~/.ssh/id_ed25519 --name laptop\n"
                              "  palimpsest key list\n",
                              {});
  key.require_subcommand(1);
  auto arguments = std::make_shared<KeyArguments>();
  add_file(add_act(key, "make", "Make a private key that signs for the archive",
                   "palimpsest key make ~/keys/desk.pem", arguments, session, make_key),
           *arguments);
  add_file(add_act(key, "add", "Have a key that is there sign for the archive",
                   "palimpsest key add ~/.ssh/id_ed25519 --name laptop --key ~/keys/desk.pem",
                   arguments, session, add_to_archive),
           *arguments);
  (void)add_act(key, "list", "Show who signs, and who did", "palimpsest key list", arguments,
                session, list_keys);
  CLI::App& rotation = add_act(key, "rotate", "Have a key sign in the place of another",
                               "palimpsest key rotate desk new.pem --key ~/keys/desk.pem",
                               arguments, session, rotate);
  add_old_name(rotation, *arguments);
  add_file(rotation, *arguments);
  add_old_name(
      add_act(key, "retire", "End the signing of a key; what it signed stays signed",
              "palimpsest key retire desk --key ~/keys/desk.pem", arguments, session, retire),
      *arguments);
}

}  // namespace palimpsest::cli
