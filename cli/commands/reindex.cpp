#include "archive/archive.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "base/counted.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

constexpr std::size_t kDocumentsOfAStep = 100;

void show_progress(std::size_t done, std::size_t total) {
  if (!is_error_terminal() || (done % kDocumentsOfAStep != 0 && done != total)) return;
  std::cerr << "\rreading document " << done << " of " << total << "\x1b[K"
            << (done == total ? "\r\x1b[K" : "") << std::flush;
}

void run_reindex(const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const std::size_t documents = archive::rebuild_index(store, show_progress);
  if (session.is_json) {
    std::cout << record::reindex_to_json(documents);
  } else {
    std::cout << "the index holds " << counted(documents, "document") << "\n";
  }
}

}  // namespace

void add_reindex(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "reindex", kArchiveGroup, "Make the index of lists and names anew from git",
                  "  palimpsest reindex\n",
                  {{kBadInput, "there is no archive"},
                   {kEnvironment, "the index cannot be written"},
                   {kDamage, "a record is damaged"}});
  add_archive_option(command, session);
  add_json_option(command, session);
  command.callback([&session] { run_reindex(session); });
}

}  // namespace palimpsest::cli
