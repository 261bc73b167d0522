#include "archive/act_log.hpp"
#include "archive/archive.hpp"
#include "cli/access_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/edit_output.hpp"
#include "report/edit_text.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

struct LogArguments {
  std::string document;
  std::size_t most = 0;
};

void run_log(const LogArguments& arguments, const Session& session) {
  archive::ActLogRequest request;
  if (!arguments.document.empty()) request.document = arguments.document;
  request.most = arguments.most;
  request.audience = audience(session);
  const store::Store store = archive::open_archive(archive_folder(session));
  const std::vector<LoggedAct> acts = archive::logged_acts(store, request);
  note_hidden(store, session);
  if (!session.is_json) {
    std::cout << report::logged_acts_text(acts, output_style());
    return;
  }
  for (const LoggedAct& act : acts) std::cout << record::logged_act_line(act) << "\n";
}

}  // namespace

void add_log(CLI::App& app, Session& session) {
  CLI::App& command = add_command(app, "log", kArchiveGroup,
                                  "List what was done in an archive: by whom, when, and what",
                                  "  palimpsest log\n"
                                  "  palimpsest log --document 124-10180-10295\n"
                                  "  palimpsest log --most 20 --json\n",
                                  {{kBadInput, "there is no archive, or no act names the document"},
                                   {kDamage, "the archive is damaged"}});
  auto arguments = std::make_shared<LogArguments>();
  command
      .add_option("--document", arguments->document,
                  "Only acts on this document, under all names that it bore")
      ->check(is_not_empty())
      ->type_name("DOCUMENT");
  command.add_option("--most", arguments->most, "At most so many, the newest first")
      ->check(CLI::PositiveNumber)
      ->type_name("COUNT");
  add_archive_option(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_log(*arguments, session); });
}

}  // namespace palimpsest::cli
