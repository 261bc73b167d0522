#include "archive/import/import.hpp"

#include "archive/evidence/sign.hpp"
#include "archive/evidence/timestamp.hpp"
#include "archive/lists/import_listed.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/identity_options.hpp"
#include "cli/import_arguments.hpp"
#include "cli/import_progress.hpp"
#include "cli/interrupt.hpp"
#include "cli/key_options.hpp"
#include "cli/part_options.hpp"
#include "cli/session.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

namespace palimpsest::cli {
namespace {

int exit_code_for(const ImportOutcome& outcome) {
  const auto failed =
      std::count_if(outcome.files.begin(), outcome.files.end(),
                    [](const FileOutcome& file) { return file.status == ImportStatus::kFailed; });
  if (failed == 0) return kDone;
  return failed == static_cast<std::ptrdiff_t>(outcome.files.size()) ? kBadInput
                                                                     : kSomethingToReport;
}

// Who imports without a key or a time stamp learns once, at the end, what nobody could show later.
void say_what_is_not_shown(const store::Store& store) {
  std::string missing;
  std::string commands;
  const auto say = [&](const char* what, const char* command) {
    missing += (missing.empty() ? "" : " and ") + std::string(what);
    commands += (commands.empty() ? "" : ", ") + std::string(command);
  };
  if (!archive::is_signed(store)) say("not signed", "palimpsest sign --key FILE");
  if (!archive::is_time_stamped(store)) {
    say("not time-stamped", "palimpsest timestamp --url URL");
  }
  if (!missing.empty()) std::cout << missing << ": " << commands << "\n";
}

ImportOutcome import_with_list(const archive::ListFile& list, store::Store& store,
                               const archive::ClientFactory& make_client,
                               const archive::ImportRequest& request, ImportProgress& progress) {
  return archive::import_listed(store, make_client, request, list, progress,
                                [&](const ListOutcome& outcome) { progress.list_done(outcome); })
      .files;
}

void run_import(const ImportArguments& arguments, Session& session) {
  const archive::ImportRequest request = import_request(arguments, session);
  store::Store store = open_to_write(session);
  const std::filesystem::path program = worker_program();
  const Interrupt interrupt;
  const worker::ClientOptions options = worker_options(session);
  ImportProgress progress(session.is_json ? ImportProgress::Form::kJson
                                          : ImportProgress::Form::kText);
  const auto make_client = [&] { return std::make_unique<worker::Client>(program, options); };
  const ImportOutcome outcome = arguments.list.manifest.empty()
                                    ? archive::import_files(store, make_client, request, progress)
                                    : import_with_list(list_file(arguments.list, session), store,
                                                       make_client, request, progress);
  progress.summarize(outcome);
  if (!session.is_json && !arguments.is_dry_run) say_what_is_not_shown(store);
  session.exit_code = exit_code_for(outcome);
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "import", kEverydayGroup, "Read released PDFs and commit each as a revision",
      "  palimpsest import 124-10180-10295.pdf --release 2023-06-27\n"
      "  palimpsest import scans/ --release 2025-03-18 --agency NARA --dry-run\n"
      "  palimpsest import memo.pdf --document 124-10180-10295 --release 2018\n"
      "  palimpsest import packet.pdf --pages 12-19 --document 2006-1135-F-memo4 --release 2018\n"
      "  palimpsest import 2023/ --manifest 2023.xlsx\n",
      {{kSomethingToReport, "some of several files could not be imported; the others are"},
       {kBadInput, "nothing could be imported"},
       {kEnvironment, "the archive cannot be written, or a language is not installed"},
       {kConflict, "another import is writing, or the release is known with other facts"},
       {kDamage, "a record is damaged"},
       {kInterrupted, kInterruptedMeaning}});
  auto arguments = std::make_shared<ImportArguments>();
  add_import_options(command, *arguments);
  add_reading_options(command, session);
  add_identity_options(command, session);
  add_key_options(command, session);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_import(*arguments, session); });
}

}  // namespace palimpsest::cli
