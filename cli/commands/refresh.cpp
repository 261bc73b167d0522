#include "archive/refresh/refresh.hpp"

#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/interrupt.hpp"
#include "cli/jobs_option.hpp"
#include "cli/key_options.hpp"
#include "cli/refresh_options.hpp"
#include "cli/refresh_progress.hpp"
#include "cli/session.hpp"

#include <algorithm>
#include <memory>

namespace palimpsest::cli {
namespace {

struct RefreshArguments {
  RefreshOptions refresh;
  bool is_dry_run = false;
  int jobs = 1;
};

int exit_code_for(const RefreshOutcome& outcome) {
  const bool has_failed =
      std::any_of(outcome.revisions.begin(), outcome.revisions.end(),
                  [](const auto& each) { return each.status == RefreshStatus::kFailed; });
  return has_failed ? kSomethingToReport : kDone;
}

void run_refresh(const RefreshArguments& arguments, Session& session) {
  const archive::RefreshRequest request{
      refresh_choice(arguments.refresh, session),
      arguments.is_dry_run ? archive::ImportMode::kDryRun : archive::ImportMode::kCommit,
      actor(session), arguments.jobs, Interrupt::has_come};
  store::Store store = open_to_write(session);
  const std::filesystem::path program = worker_program();
  const worker::ClientOptions options = worker_options(session);
  const Interrupt interrupt;
  RefreshProgress progress(session.is_json ? RefreshProgress::Form::kJson
                                           : RefreshProgress::Form::kText);
  const RefreshOutcome outcome = archive::refresh(
      store, [&] { return std::make_unique<worker::Client>(program, options); }, request, progress);
  progress.summarize(outcome);
  if (arguments.refresh.names.empty()) note_hidden(store, session);
  session.exit_code = exit_code_for(outcome);
}

}  // namespace

void add_refresh(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "refresh", kArchiveGroup, "Read originals again by present tools, and record the change",
      "  palimpsest refresh --dry-run                        what other tools read, and which\n"
      "  palimpsest refresh                                  read it again\n"
      "  palimpsest refresh 124-10180-10295@2023-06-27 --ocr always\n"
      "  palimpsest refresh --all --jobs 8\n",
      {{kSomethingToReport, "some revisions cannot be read; they stay as they were"},
       {kBadInput, "there is no such archive, document or release"},
       {kEnvironment, "the archive cannot be written"},
       {kConflict, "another process is writing"},
       {kDamage, "a record is damaged"},
       {kInterrupted, kInterruptedMeaning}});
  auto arguments = std::make_shared<RefreshArguments>();
  add_refresh_options(command, arguments->refresh, session);
  add_jobs_option(command, arguments->jobs);
  command.add_flag("--dry-run", arguments->is_dry_run,
                   "Show what would be read and why, and read nothing");
  add_sandbox_option(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_act_options(command, session);
  add_access_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_refresh(*arguments, session); });
}

}  // namespace palimpsest::cli
