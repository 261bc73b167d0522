#include "cli/diff_progress.hpp"

#include "cli/session.hpp"
#include "report/diff_text.hpp"

#include <iostream>

namespace palimpsest::cli {

void FileDiffProgress::page_read(int page, int pages) {
  if (!is_error_terminal()) return;
  std::cerr << kClearLine << "reading page " << page << " of " << pages << std::flush;
}

void FileDiffProgress::seems_changed(const Diff& pair) {
  if (is_error_terminal()) std::cerr << kClearLine << std::flush;
  if (!has_shown_) std::cout << output_style().dim("so far, page by page:") << "\n";
  has_shown_ = true;
  std::cout << report::changes_text(pair, output_style()) << std::flush;
}

void FileDiffProgress::end() {
  if (is_error_terminal()) std::cerr << kClearLine << std::flush;
  if (has_shown_) std::cout << output_style().dim("all pages compared:") << "\n";
}

}  // namespace palimpsest::cli
