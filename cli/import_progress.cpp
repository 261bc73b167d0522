#include "cli/import_progress.hpp"

#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/archive_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";

}  // namespace

void ImportProgress::page_read(const std::filesystem::path& file, int page, int pages) {
  if (!is_error_terminal()) return;
  std::cerr << kClearLine << "reading " << report::printable(file.filename().string()) << "  page "
            << page << " of " << pages << std::flush;
}

void ImportProgress::file_done(const FileOutcome& outcome) {
  if (is_error_terminal()) std::cerr << kClearLine << std::flush;
  std::cout << (form_ == Form::kJson ? record::file_outcome_line(outcome) + "\n"
                                     : report::outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::summarize(const ImportOutcome& outcome) const {
  std::cout << (form_ == Form::kJson ? record::import_summary_line(outcome) + "\n"
                                     : report::import_summary_text(outcome, output_style()))
            << std::flush;
}

}  // namespace palimpsest::cli
