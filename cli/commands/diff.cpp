#include "archive/compare/diff_sides.hpp"
#include "base/error.hpp"
#include "cli/access_options.hpp"
#include "cli/actor_options.hpp"
#include "cli/commands.hpp"
#include "cli/diff_many.hpp"
#include "cli/diff_output.hpp"
#include "cli/diff_pair.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

#include <memory>

namespace palimpsest::cli {
namespace {

struct DiffArguments {
  PairArguments pair;
  bool is_all = false;
  ReleaseArguments many;
  DiffOutput output;
};

// Says what to compare: one pair, a document or a release.
void check_scope(const DiffArguments& arguments) {
  if (arguments.many.request.release.empty() && arguments.pair.before.empty())
    throw Error(ErrorKind::kUsage, "there is nothing to compare",
                "name a DOCUMENT, two files, or a release: --release R");
  if (arguments.is_all && !arguments.pair.after.empty())
    throw Error(ErrorKind::kUsage, "--all follows one document through all its releases",
                "name the document alone: palimpsest diff DOCUMENT --all");
  const bool is_many = arguments.is_all || !arguments.many.request.release.empty();
  if (is_many && (arguments.output.is_stat || !arguments.output.html_file.empty()))
    throw Error(ErrorKind::kUsage, "--stat and --html show one pair of releases",
                "name the pair: palimpsest diff DOCUMENT@2018 @2023 --html diff.html");
}

void run_diff(DiffArguments& arguments, Session& session) {
  check_scope(arguments);
  if (arguments.is_all || !arguments.many.request.release.empty()) {
    check_has_no_reading_options(arguments.pair);
    if (arguments.is_all) return diff_all_releases(arguments.pair.before, session);
    return diff_whole_release(arguments.many, session);
  }
  const archive::NamedDiff found = diff_pair(arguments.pair, session, drawing(arguments.output));
  print_diff(found, arguments.output, session);
  session.exit_code = has_nothing_to_report(found.diff) ? kDone : kSomethingToReport;
}

void add_scope_options(CLI::App& command, DiffArguments& arguments) {
  CLI::Option& before = add_pair_options(command, arguments.pair);
  command.add_flag("--all", arguments.is_all, "Follow every redaction through all releases")
      ->needs(&before);
  CLI::Option& release = add_release_options(command, arguments.many.request, before);
  command.add_flag("--csv", arguments.many.is_csv, "Write the table of --release as CSV")
      ->needs(&release);
}

}  // namespace

void add_diff(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "diff", kEverydayGroup, "Say what a later release opened, closed and left as it was",
      "  palimpsest diff 124-10180-10295                      its last two releases\n"
      "  palimpsest diff 124-10180-10295@2018 @2023           two of its releases\n"
      "  palimpsest diff 124-10180-10295 --all                every redaction, every release\n"
      "  palimpsest diff --release 2023 --csv                 what a year of releases brought\n"
      "  palimpsest diff old.pdf new.pdf                      without an archive\n"
      "  palimpsest diff old-parts/ new-parts/                folders of PDFs in order\n"
      "  palimpsest diff old.pdf new.pdf --html diff.html     one page that a browser shows\n"
      "  palimpsest diff 124-10180-10295 --stat               in numbers, page by page\n",
      {{kSomethingToReport, "the two differ, or a page could not be compared"},
       {kBadInput, "there is no such file, archive, document or release"},
       {kEnvironment, "the output cannot be written, or a language is not installed"},
       {kDamage, "a record is damaged"},
       {kInterrupted, "interrupted"}});
  auto arguments = std::make_shared<DiffArguments>();
  add_scope_options(command, *arguments);
  add_archive_option(command, session);
  add_actor_options(command, session);
  add_access_options(command, session);
  add_reading_options(command, session);
  add_json_option(command, session);
  add_diff_output_options(command, arguments->output);
  command.callback([arguments, &command, &session] {
    arguments->pair.has_reading_options = command.count("--ocr") + command.count("--lang") > 0;
    run_diff(*arguments, session);
  });
}

}  // namespace palimpsest::cli
