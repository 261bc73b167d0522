#include "cli/import_progress.hpp"

#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "record/document_output.hpp"
#include "report/facts_text.hpp"
#include "report/import_state_text.hpp"
#include "report/import_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

constexpr const char* kClearLine = "\r\x1b[K";
constexpr auto kRefresh = std::chrono::milliseconds(100);

}  // namespace

double ImportProgress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void ImportProgress::progress(const ImportState& state) {
  if (!is_error_terminal() || Clock::now() - shown_ < kRefresh) return;
  shown_ = Clock::now();
  // The last column stays free, since some terminals wrap when it is written.
  std::cerr << kClearLine << report::import_state_text(state, seconds(), error_terminal_width() - 1)
            << std::flush;
}

void ImportProgress::file_done(const FileOutcome& outcome) {
  clear_line();
  std::cout << (form_ == Form::kJson ? record::file_outcome_line(outcome) + "\n"
                                     : report::outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::list_done(const ListOutcome& outcome) {
  clear_line();
  std::cout << (form_ == Form::kJson ? record::list_outcome_line(outcome) + "\n"
                                     : report::list_outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::stopping() {
  clear_line();
  std::cerr << "stopping when the pages at work are read and everything is on disk; "
               "Ctrl-C again stops at once\n"
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
  if (is_error_terminal()) std::cerr << "in " << report::duration_text(seconds()) << "\n";
}

}  // namespace palimpsest::cli
