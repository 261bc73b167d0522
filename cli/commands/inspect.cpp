#include "archive/inspect.hpp"

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/redaction_text.hpp"

#include <iostream>
#include <memory>

namespace palimpsest::cli {
namespace {

void print(const archive::Inspection& inspection, const Session& session) {
  if (session.is_json) {
    std::cout << record::inspection_to_json(inspection.file, inspection.sha256, inspection.pages,
                                            inspection.identifiers, inspection.findings)
              << std::endl;
    return;
  }
  std::cout << report::inspection_text(inspection.file, inspection.pages, inspection.findings,
                                       output_style())
            << std::flush;
}

// A file that cannot be read does not stop the others; alone, it is the command's failure.
void run_inspect(const std::vector<std::string>& files, Session& session) {
  worker::Client worker(worker_program());
  for (const std::string& file : files) {
    try {
      print(archive::inspect_file(file, worker, read_options(session)), session);
    } catch (const Error& error) {
      const int code = report_failure(error, std::cerr);
      session.exit_code = files.size() == 1 ? code : kSomethingToReport;
    }
  }
}

}  // namespace

void add_inspect(CLI::App& app, Session& session) {
  CLI::App& command =
      add_command(app, "inspect", kArchiveGroup, "Find the redactions of PDFs without an archive",
                  "  palimpsest inspect memo.pdf\n  palimpsest inspect --ocr never --json *.pdf\n",
                  "  1   one of several files could not be read\n"
                  "  3   the file cannot be read\n"
                  "  4   the data of a language is not installed\n");
  auto files = std::make_shared<std::vector<std::string>>();
  command.add_option("FILE", *files, "PDF files")->required();
  add_reading_options(command, session);
  add_json_option(command, session);
  command.callback([files, &session] { run_inspect(*files, session); });
}

}  // namespace palimpsest::cli
