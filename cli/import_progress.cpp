#include "cli/import_progress.hpp"

#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "report/import_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";

// Returns the line cut to the terminal, so that it never wraps: the name gives way to the count.
// The last column stays free, since some terminals wrap when it is written.
std::string progress_line(const std::string& name, int page, int pages) {
  const std::string verb = "reading ";
  const std::string count = "  page " + std::to_string(page) + " of " + std::to_string(pages);
  const std::size_t width = error_terminal_width() - 1;
  const std::size_t fixed = verb.size() + count.size();
  if (width <= fixed) return report::shortened(count.substr(2), width);
  return verb + report::shortened(report::printable(name), width - fixed) + count;
}

}  // namespace

void ImportProgress::page_read(const std::filesystem::path& file, int page, int pages) {
  if (!is_error_terminal()) return;
  std::cerr << kClearLine << progress_line(file.filename().string(), page, pages) << std::flush;
}

void ImportProgress::file_done(const FileOutcome& outcome) {
  clear_line();
  std::cout << (form_ == Form::kJson ? record::file_outcome_line(outcome) + "\n"
                                     : report::outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::clear_line() const {
  if (is_error_terminal()) std::cerr << kClearLine << std::flush;
}

void ImportProgress::summarize(const ImportOutcome& outcome) const {
  clear_line();
  std::cout << (form_ == Form::kJson ? record::import_summary_line(outcome) + "\n"
                                     : report::import_summary_text(outcome, output_style()))
            << std::flush;
}

}  // namespace palimpsest::cli
