#include "archive/archive.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/document_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

void run_list(const Session& session) {
  const store::Store store = archive::open_archive(archive_folder(session));
  const std::vector<DocumentSummary> documents = archive::list_documents(store, audience(session));
  note_hidden(store, session);
  if (!session.is_json) {
    std::cout << report::list_text(documents, output_style());
    return;
  }
  for (const DocumentSummary& document : documents) {
    std::cout << record::document_summary_line(document) << "\n";
  }
}

}  // namespace

void add_list(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "list", kArchiveGroup, "List the documents and their releases",
                  "  palimpsest list\n  palimpsest list --json\n",
                  {{kBadInput, "there is no archive"}, {kDamage, "a record is damaged"}});
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([&session] { run_list(session); });
}

}  // namespace palimpsest::cli
