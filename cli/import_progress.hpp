// Shows an import while it runs: a line per file on standard output, and on a terminal a line that
// moves on standard error.
#pragma once

#include "archive/import/import.hpp"
#include "cli/state_line.hpp"
#include "model/list_outcome.hpp"

namespace palimpsest::cli {

class ImportProgress : public archive::ImportObserver {
 public:
  enum class Form { kText, kJson };

  explicit ImportProgress(Form form) : form_(form) {}

  void progress(const ImportState& state) override { line_.show(state); }
  void file_done(const FileOutcome& outcome) override;
  void stopping() override { line_.say_stopping(); }
  void stopped(const ImportOutcome& outcome) override { summarize(outcome); }

  // Says what a release list brought.
  void list_done(const ListOutcome& outcome);

  // Says what the whole import did, and how to take it back.
  void summarize(const ImportOutcome& outcome) const;

  // Leaves the terminal's line free for what is said next.
  void clear_line() const { line_.clear(); }

 private:
  Form form_;
  StateLine line_;
};

}  // namespace palimpsest::cli
