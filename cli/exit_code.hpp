// The exit codes of the program, and how an error becomes one.
#pragma once

#include "base/error.hpp"
#include "model/verification.hpp"

#include <exception>
#include <iosfwd>

namespace palimpsest::cli {

// Scripts rely on these: never renumber or reuse.
enum ExitCode : int {
  kDone = 0,
  kSomethingToReport = 1,
  kUsage = 2,
  kBadInput = 3,
  kEnvironment = 4,
  kConflict = 5,
  kDamage = 6,
  kDocumentFailures = 65,  // of work alone: done, with failures that its bundle records
  kInternal = 70,
  kTryAgain = 75,  // of work alone: here and now it cannot be done
  kInterrupted = 130,
};

[[nodiscard]] int exit_code_of(ErrorKind kind);

// Returns the code for what a check found: damage before what is harmless.
[[nodiscard]] int exit_code_of(const Verification& found);

// Writes what failed and what to do, and returns the exit code.
[[nodiscard]] int report_failure(const std::exception& error, std::ostream& out);

}  // namespace palimpsest::cli
