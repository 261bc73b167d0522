#include "archive/history/timeline.hpp"

#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/archive_differ.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/history_output.hpp"
#include "report/history_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void run_timeline(const std::string& document, const Session& session) {
  ArchiveDiffer archive(session);
  const Timeline timeline = archive::write_timeline(archive.store(), archive.differ(), document);
  const std::string repository = archive.store().repository_folder().string();
  std::cout << (session.is_json ? record::timeline_to_json(timeline)
                                : report::timeline_text(timeline, repository, output_style()));
}

}  // namespace

void add_timeline(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "timeline", kArchiveGroup, "Write a document's releases as a branch of git",
                  "  palimpsest timeline 124-10180-10295\n"
                  "  git -C jfk/repository.git log -p timeline/124-10180-10295 -- text\n",
                  {{kBadInput, "there is no such archive or document"},
                   {kEnvironment, "the archive cannot be written"},
                   {kConflict, "another process is writing"},
                   {kDamage, "a record or an original is damaged"},
                   {kInterrupted, "interrupted"}});
  auto document = std::make_shared<std::string>();
  command.add_option("DOCUMENT", *document, "The document's id, or an alias")
      ->required()
      ->check(is_not_empty());
  add_archive_option(command, session);
  add_sandbox_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([document, &session] { run_timeline(*document, session); });
}

}  // namespace palimpsest::cli
