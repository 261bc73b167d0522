// Shows a refresh while it runs: a line per revision on standard output, and on a terminal a line
// that moves on standard error.
#pragma once

#include "archive/refresh/refresh.hpp"
#include "cli/state_line.hpp"

namespace palimpsest::cli {

class RefreshProgress : public archive::RefreshObserver {
 public:
  enum class Form { kText, kJson };

  explicit RefreshProgress(Form form) : form_(form) {}

  void progress(const ImportState& state) override { line_.show(state); }
  void revision_done(const RevisionRefresh& outcome) override;
  void stopping() override { line_.say_stopping(); }
  void stopped(const RefreshOutcome& outcome) override { summarize(outcome); }

  // Says what the whole refresh did, and how to take it back.
  void summarize(const RefreshOutcome& outcome) const;

 private:
  Form form_;
  StateLine line_;
};

}  // namespace palimpsest::cli
