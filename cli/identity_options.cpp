#include "cli/identity_options.hpp"

#include "base/file.hpp"
#include "cli/session.hpp"

namespace palimpsest::cli {

void add_identifiers_option(CLI::App& command, Session& session) {
  command
      .add_option("--identifiers", session.identifiers_option,
                  "A table of further numbers to recognise, as schemas/identifiers.tsv")
      ->check(is_not_empty())
      ->type_name("FILE");
}

void add_identity_options(CLI::App& command, Session& session) {
  add_identifiers_option(command, session);
  command.add_flag("--no-file-name", session.ignores_file_name,
                   "Let pages and metadata alone say which document a file is");
}

std::string own_identifiers(const Session& session) {
  return session.identifiers_option.empty() ? "" : read_file(session.identifiers_option);
}

archive::NameUse name_use(const Session& session) {
  return session.ignores_file_name ? archive::NameUse::kIgnored : archive::NameUse::kUsed;
}

}  // namespace palimpsest::cli
