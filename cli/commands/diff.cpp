#include "archive/archive.hpp"
#include "archive/compare/diff_sides.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/diff_record.hpp"
#include "report/diff_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

struct DiffArguments {
  std::string before;
  std::string after;
};

archive::NamedDiff find_diff(const DiffArguments& arguments, const Session& session) {
  worker::Client before_worker(worker_program());
  worker::Client after_worker(worker_program());
  const archive::WorkerPair workers{before_worker, after_worker};
  const bool are_files = !arguments.after.empty() && std::filesystem::exists(arguments.before) &&
                         std::filesystem::exists(arguments.after);
  if (are_files) {
    return archive::diff_files(arguments.before, arguments.after, workers, read_options(session));
  }
  const store::Store store = archive::open_archive(archive_folder(session));
  if (arguments.after.empty()) {
    return archive::diff_last_releases(store, arguments.before, workers);
  }
  return archive::diff_revisions(store, arguments.before, arguments.after, workers);
}

bool has_nothing_to_report(Verdict verdict) {
  return verdict == Verdict::kIdentical || verdict == Verdict::kSame || verdict == Verdict::kFirst;
}

void run_diff(const DiffArguments& arguments, Session& session) {
  const archive::NamedDiff found = find_diff(arguments, session);
  std::cout << (session.is_json
                    ? record::diff_to_json(found.diff)
                    : report::diff_text(found.diff, found.before, found.after, output_style()));
  session.exit_code = has_nothing_to_report(found.diff.verdict) ? kDone : kSomethingToReport;
}

}  // namespace

void add_diff(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "diff", kEverydayGroup, "Say what a later release opened, closed and left as it was",
      "  palimpsest diff 124-10180-10295                      its last two releases\n"
      "  palimpsest diff 124-10180-10295@2018 124-10180-10295@2023\n"
      "  palimpsest diff old.pdf new.pdf                      without an archive\n"
      "  palimpsest diff old-parts/ new-parts/                folders of PDFs in order\n",
      "  1   the two differ, or a page could not be compared\n"
      "  3   there is no such file, archive, document or release\n"
      "  6   a record is damaged\n");
  auto arguments = std::make_shared<DiffArguments>();
  command.add_option("BEFORE", arguments->before, "DOCUMENT, DOCUMENT@RELEASE, a PDF or a folder")
      ->required();
  command.add_option("AFTER", arguments->after, "DOCUMENT@RELEASE, a PDF or a folder");
  add_archive_option(command, session);
  add_reading_options(command, session);
  add_json_option(command, session);
  command.callback([arguments, &session] { run_diff(*arguments, session); });
}

}  // namespace palimpsest::cli
