#include "cli/access_options.hpp"

#include "base/counted.hpp"
#include "cli/option_values.hpp"
#include "cli/session.hpp"

#include <iostream>

namespace palimpsest::cli {

void add_access_options(CLI::App& command, Session& session) {
  command.add_flag("--include-restricted", session.includes_restricted,
                   "Show what is restricted, too: for the archive's owner");
  if (command.get_option_no_throw("--time") != nullptr) return;
  command
      .add_option("--time", session.time_option,
                  "The day on which restrictions are looked at, in UTC; default: now")
      ->check(is_not_empty())
      ->type_name("TIME");
}

archive::Audience audience(const Session& session) {
  using archive::RestrictedDocuments;
  return archive::audience_at(
      time_or_now(session.time_option),
      session.includes_restricted ? RestrictedDocuments::kIncluded : RestrictedDocuments::kLeftOut);
}

void note_hidden(const store::Store& store, const Session& session) {
  const std::size_t hidden = archive::hidden_documents(store, audience(session)).size();
  if (hidden == 0) return;
  std::cerr << "note: " << counted(hidden, "restricted document") << (hidden == 1 ? " is" : " are")
            << " left out; --include-restricted shows the archive's owner all\n";
}

}  // namespace palimpsest::cli
