#include "cli/diff_many.hpp"

#include "archive/history/document_history.hpp"
#include "cli/access_options.hpp"
#include "cli/archive_differ.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/history_output.hpp"
#include "report/history_text.hpp"
#include "report/release_text.hpp"

#include <algorithm>
#include <iostream>

namespace palimpsest::cli {
namespace {

void show_progress(const std::string& text) {
  if (is_error_terminal()) std::cerr << kClearLine << text << std::flush;
}

void tell_row(const ReleaseRow& row, const Session& session) {
  show_progress(session.is_json ? "" : "compared " + row.document.text());
  if (session.is_json) std::cout << record::release_row_line(row) << std::endl;
}

int exit_code_for(const std::vector<ReleaseRow>& rows) {
  const bool has_news = std::any_of(rows.begin(), rows.end(), [](const ReleaseRow& row) {
    return !row.verdict || !has_nothing_to_report(*row.verdict);
  });
  return has_news ? kSomethingToReport : kDone;
}

}  // namespace

void diff_all_releases(const std::string& document, Session& session) {
  ArchiveDiffer archive(session);
  const DocumentHistory history = archive::follow_document(archive.differ(), document);
  std::cout << (session.is_json ? record::history_to_json(history)
                                : report::history_text(history, output_style()));
  session.exit_code = has_something_to_report(history) ? kSomethingToReport : kDone;
}

CLI::Option& add_release_options(CLI::App& command, archive::ReleaseRequest& request,
                                 CLI::Option& before) {
  CLI::Option* release =
      command
          .add_option("--release", request.release,
                      "Every document of a release, a year, a range 2017..2018 or a series")
          ->check(is_not_empty())
          ->excludes(&before)
          ->type_name("R");
  command
      .add_option("--against", request.against,
                  "The releases before; default: each document's newest revision before R")
      ->check(is_not_empty())
      ->needs(release)
      ->type_name("S");
  return *release;
}

void diff_whole_release(const ReleaseArguments& arguments, Session& session) {
  ArchiveDiffer archive(session);
  const std::vector<ReleaseRow> rows = archive::diff_release(
      archive.differ(), arguments.request, [&](const ReleaseRow& row) { tell_row(row, session); });
  show_progress("");
  note_hidden(archive.store(), session);
  std::cout << (session.is_json    ? record::release_totals_line(rows) + "\n"
                : arguments.is_csv ? report::release_csv(rows)
                                   : report::release_text(rows, output_style()));
  session.exit_code = exit_code_for(rows);
}

}  // namespace palimpsest::cli
