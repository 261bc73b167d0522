#include "cli/exit_code.hpp"

#include <filesystem>
#include <new>
#include <ostream>

namespace palimpsest::cli {
namespace {

Error environment_error(const std::filesystem::filesystem_error& error) {
  const std::string path = (error.path1().empty() ? error.path2() : error.path1()).string();
  return {ErrorKind::kEnvironment, "cannot use " + (path.empty() ? "the file system" : path) +
                                       ": " + system_reason(error.code().value())};
}

}  // namespace

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

int exit_code_of(const Verification& found) {
  if (found.problems.empty()) return kDone;
  return is_damaged(found) ? kDamage : kSomethingToReport;
}

int report_failure(const std::exception& error, std::ostream& out) {
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
    return report_failure(environment_error(*file), out);
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
    return report_failure(Error(ErrorKind::kEnvironment, "there is not enough memory"), out);
  const auto* known = dynamic_cast<const Error*>(&error);
  out << "palimpsest: " << error.what() << "\n";
  if (known == nullptr) {
    out << "  this is a defect of the program\n";
    return kInternal;
  }
  if (!known->hint().empty()) out << "  " << known->hint() << "\n";
  return exit_code_of(known->kind());
}

}  // namespace palimpsest::cli
