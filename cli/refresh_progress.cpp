#include "cli/refresh_progress.hpp"

#include "cli/session.hpp"
#include "record/refresh_output.hpp"
#include "report/refresh_text.hpp"

#include <iostream>

namespace palimpsest::cli {

void RefreshProgress::revision_done(const RevisionRefresh& outcome) {
  line_.clear();
  std::cout << (form_ == Form::kJson ? record::revision_refresh_line(outcome) + "\n"
                                     : report::revision_refresh_text(outcome, output_style()))
            << std::flush;
}

void RefreshProgress::summarize(const RefreshOutcome& outcome) const {
  line_.clear();
  std::cout << (form_ == Form::kJson ? record::refresh_summary_line(outcome) + "\n"
                                     : report::refresh_summary_text(outcome, output_style()))
            << std::flush;
  line_.say_duration();
}

}  // namespace palimpsest::cli
