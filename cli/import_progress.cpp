#include "cli/import_progress.hpp"

#include "cli/session.hpp"
#include "record/command_output.hpp"
#include "record/document_output.hpp"
#include "report/facts_text.hpp"
#include "report/import_text.hpp"

#include <iostream>

namespace palimpsest::cli {

void ImportProgress::file_done(const FileOutcome& outcome) {
  line_.clear();
  std::cout << (form_ == Form::kJson ? record::file_outcome_line(outcome) + "\n"
                                     : report::outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::list_done(const ListOutcome& outcome) {
  line_.clear();
  std::cout << (form_ == Form::kJson ? record::list_outcome_line(outcome) + "\n"
                                     : report::list_outcome_text(outcome, output_style()))
            << std::flush;
}

void ImportProgress::summarize(const ImportOutcome& outcome) const {
  line_.clear();
  std::cout << (form_ == Form::kJson ? record::import_summary_line(outcome) + "\n"
                                     : report::import_summary_text(outcome, output_style()))
            << std::flush;
  line_.say_duration();
}

}  // namespace palimpsest::cli
