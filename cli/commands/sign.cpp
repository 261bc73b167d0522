#include "archive/evidence/sign.hpp"

#include "base/error.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/key_options.hpp"
#include "cli/session.hpp"
#include "record/evidence_output.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

void run_sign(const Session& session) {
  if (session.key_option.empty()) {
    throw Error(ErrorKind::kUsage, "sign needs a key",
                "palimpsest sign --key FILE; `palimpsest key make FILE` makes one");
  }
  const archive::Actor who = actor(session);
  store::Store store = open_to_write(session);
  const Signing signing = archive::sign_archive(store, who);
  if (session.is_json) {
    std::cout << record::signing_to_json(signing);
    return;
  }
  std::cout << (signing.is_new ? "signed " : "already signed: ") << signing.entries
            << " entries, up to commit " << signing.commit.text().substr(0, 12) << "\n"
            << "keep this elsewhere, for `palimpsest verify --since`: "
            << "palimpsest export --checkpoint\n";
}

}  // namespace

void add_sign(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "sign", kArchiveGroup, "Sign what the archive holds now",
      "  palimpsest sign --key ~/keys/desk.pem\n"
      "  palimpsest sign --key ~/.ssh/id_ed25519.pub       by the ssh-agent\n",
      {{kBadInput, "there is no archive, or the key cannot be opened"},
       {kEnvironment, "the archive cannot be written, or the ssh-agent does not answer"},
       {kConflict, "another process is writing"},
       {kDamage, "the log or a record is damaged"}});
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([&session] { run_sign(session); });
}

}  // namespace palimpsest::cli
