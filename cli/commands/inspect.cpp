#include "archive/inspect.hpp"

#include "archive/view/overlay.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/identity_options.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/html/inspection_html.hpp"
#include "report/redaction_text.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest::cli {
namespace {

struct InspectOptions {
  std::vector<std::string> files;
  bool shows_exposed = false;
  bool shows_personal = false;
  std::string overlay_folder;
  std::string html_file;
};

void print(const Inspection& inspection, const InspectOptions& options, const Session& session) {
  if (session.is_json) {
    std::cout << record::inspection_to_json(inspection) << std::endl;
    return;
  }
  std::cout << report::inspection_text(inspection.file, inspection.pages, inspection.findings,
                                       output_style());
  if (inspection.exposed)
    std::cout << report::exposed_words_text(*inspection.exposed, output_style());
  if (options.shows_personal)
    std::cout << report::personal_numbers_text(inspection.personal, output_style());
  std::cout << std::flush;
}

// Withheld words go to a person or into JSON that was asked for, never by accident into a file.
archive::ExposedWords exposed_words(const InspectOptions& options, const Session& session) {
  if (!options.shows_exposed) return archive::ExposedWords::kWithheld;
  if (session.is_json || is_output_terminal()) return archive::ExposedWords::kShown;
  throw Error(ErrorKind::kUsage, "--show-exposed prints to a terminal or with --json only");
}

// Returns what is asked for of each file, in order.
std::vector<archive::InspectRequest> requests(const InspectOptions& options,
                                              const Session& session) {
  const archive::ExposedWords words = exposed_words(options, session);
  worker::ReadOptions reading = read_options(session);
  reading.identifiers = own_identifiers(session);
  if (options.shows_personal) {
    check_may_show_personal(session);
    if (!options.overlay_folder.empty() || !options.html_file.empty()) {
      throw Error(ErrorKind::kUsage,
                  "--show-personal prints to a terminal alone, never into pictures");
    }
    reading.personal = worker::PersonalNumbers::kShown;
  }
  const std::vector<std::string> names =
      archive::overlay_names({options.files.begin(), options.files.end()});
  std::vector<archive::InspectRequest> all;
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    archive::InspectRequest request{options.files[i], reading, words, name_use(session)};
    request.keeps_pictures = !options.html_file.empty();
    if (!options.overlay_folder.empty()) {
      request.view = [folder = options.overlay_folder, name = names[i]](const Page& page,
                                                                        PictureSource& source) {
        archive::write_overlay(source, page, folder, name);
      };
    }
    all.push_back(std::move(request));
  }
  return all;
}

// A file that cannot be read does not stop the others; alone, it is the command's failure.
void run_inspect(const InspectOptions& options, Session& session) {
  worker::Client worker(worker_program(), worker_options(session));
  std::vector<Inspection> shown;
  for (const archive::InspectRequest& request : requests(options, session)) {
    try {
      Inspection inspection = archive::inspect_file(request, worker);
      print(inspection, options, session);
      if (has_exposed_text(inspection.pages) || has_exposed_text(inspection.findings))
        session.exit_code = kSomethingToReport;
      if (request.keeps_pictures) shown.push_back(std::move(inspection));
    } catch (const Error& error) {
      const int code = report_failure(error, std::cerr);
      session.exit_code = options.files.size() == 1 ? code : kSomethingToReport;
    }
  }
  if (!shown.empty()) write_output_file(options.html_file, report::inspection_html(shown));
}

}  // namespace

void add_inspect(CLI::App& app, Session& session) {
  CLI::App& command = add_command(
      app, "inspect", kArchiveGroup, "Find the redactions of PDFs without an archive",
      "  palimpsest inspect memo.pdf\n"
      "  palimpsest inspect --ocr never --json *.pdf\n"
      "  palimpsest inspect --html memo.html memo.pdf         one page that a browser shows\n"
      "  palimpsest inspect --overlay drawn/ memo.pdf         drawn/memo-0001.png and so on\n",
      {{kSomethingToReport,
        "a file still carries withheld words, or one of several files could not be read"},
       {kBadInput, "the file cannot be read"},
       {kEnvironment, "the output cannot be written, or a language is not installed"},
       {kInterrupted, "interrupted"}});
  auto options = std::make_shared<InspectOptions>();
  command.add_option("FILE", options->files, "PDF files")->required()->check(is_not_empty());
  command.add_flag("--show-exposed", options->shows_exposed,
                   "Print the withheld words that a file still carries");
  command
      .add_option("--overlay", options->overlay_folder,
                  "Write each page as a PNG with its redactions drawn on it")
      ->type_name("DIR")
      ->check(is_not_empty());
  command
      .add_option("--html", options->html_file,
                  "Write one self-contained HTML page with every page and its redactions")
      ->type_name("FILE")
      ->check(is_not_empty());
  command.add_flag("--show-personal", options->shows_personal,
                   "List the numbers of persons, which are masked elsewhere; on a terminal alone");
  add_reading_options(command, session);
  add_identity_options(command, session);
  add_json_option(command, session);
  command.callback([options, &session] { run_inspect(*options, session); });
}

}  // namespace palimpsest::cli
