#include "cli/exit_code.hpp"

#include <ostream>

namespace palimpsest::cli {

int exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return kUsage;
    case ErrorKind::kInput:
      return kBadInput;
    case ErrorKind::kEnvironment:
      return kEnvironment;
    case ErrorKind::kConflict:
      return kConflict;
    case ErrorKind::kIntegrity:
      return kDamage;
    case ErrorKind::kInterrupted:
      return kInterrupted;
    case ErrorKind::kInternal:
      break;
  }
  return kInternal;
}

int report_failure(const std::exception& error, std::ostream& out) {
  out << "palimpsest: " << error.what() << "\n";
  const auto* known = dynamic_cast<const Error*>(&error);
  if (known == nullptr) return kInternal;
  if (!known->hint().empty()) out << "  " << known->hint() << "\n";
  return exit_code_of(known->kind());
}

}  // namespace palimpsest::cli
