// The one exception of the program: what failed, and what the reader can do.
//
// Imperfect input is no error but a Finding (model/finding.hpp). A normal absence is std::optional.
#pragma once

#include <stdexcept>
#include <string>

namespace palimpsest {

enum class ErrorKind {
  kUsage,        // the caller asked for something that cannot be meant
  kInput,        // a file that cannot be used
  kEnvironment,  // disk, permission, missing program or language data
  kConflict,     // the archive already holds something else, or is in use
  kIntegrity,    // stored bytes are not what was stored
  kInternal,     // a defect of this program
  kInterrupted,  // the user stopped it
};

// `what` is one sentence: what failed, which file and page, why. `hint` is what the reader can do,
// and may be empty.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& what, std::string hint = {})
      : std::runtime_error(what), kind_(kind), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

// Returns the text of an errno value, without locale.
[[nodiscard]] std::string system_reason(int error_number);

}  // namespace palimpsest
