#include "cli/state_line.hpp"

#include "cli/session.hpp"
#include "report/import_state_text.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

constexpr auto kRefresh = std::chrono::milliseconds(100);

}  // namespace

double StateLine::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void StateLine::show(const ImportState& state) {
  if (!is_error_terminal() || Clock::now() - shown_ < kRefresh) return;
  shown_ = Clock::now();
  // The last column stays free, since some terminals wrap when it is written.
  std::cerr << kClearLine << report::import_state_text(state, seconds(), error_terminal_width() - 1)
            << std::flush;
}

void StateLine::clear() const {
  if (is_error_terminal()) std::cerr << kClearLine << std::flush;
}

void StateLine::say_stopping() const {
  clear();
  std::cerr << "stopping when the pages at work are read and everything is on disk; "
               "Ctrl-C again stops at once\n"
            << std::flush;
}

void StateLine::say_duration() const {
  if (is_error_terminal()) std::cerr << "in " << report::duration_text(seconds()) << "\n";
}

}  // namespace palimpsest::cli
