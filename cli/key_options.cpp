#include "cli/key_options.hpp"

#include "archive/archive.hpp"
#include "base/file.hpp"
#include "cli/session.hpp"

#include <algorithm>

namespace palimpsest::cli {

void add_key_options(CLI::App& command, Session& session) {
  command.add_option("--key", session.key_option, "Sign with the private key in this file")
      ->check(is_not_empty())
      ->type_name("FILE");
  command
      .add_option("--passphrase-file", session.passphrase_option,
                  "The first line of this file is the key's passphrase")
      ->check(is_not_empty())
      ->type_name("FILE");
}

archive::KeyChoice key_in(const std::string& file, const Session& session) {
  std::string passphrase;
  if (!session.passphrase_option.empty()) {
    passphrase = read_file(session.passphrase_option);
    passphrase.erase(std::min(passphrase.find_first_of("\r\n"), passphrase.size()));
  }
  return {file, passphrase, agent_socket()};
}

std::optional<archive::KeyChoice> chosen_key(const Session& session) {
  if (session.key_option.empty()) return std::nullopt;
  return key_in(session.key_option, session);
}

store::Store open_to_write(const Session& session) {
  const auto key = chosen_key(session);
  return key ? archive::open_archive(archive_folder(session), *key)
             : archive::open_archive(archive_folder(session));
}

}  // namespace palimpsest::cli
