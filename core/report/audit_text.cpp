#include "report/audit_text.hpp"

#include "base/counted.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

std::string heading_of(AuditFaultKind kind) {
  switch (kind) {
    case AuditFaultKind::kRowWithoutFile:
      return "listed, and not here";
    case AuditFaultKind::kFileWithoutRow:
      return "here, and not listed";
    case AuditFaultKind::kListedTwice:
      return "listed more than once";
    case AuditFaultKind::kPageCountDiffers:
      return "other page counts than declared";
    case AuditFaultKind::kSeveralFiles:
      return "records with several files";
    case AuditFaultKind::kSeveralRecords:
      return "files that serve several records";
    case AuditFaultKind::kOtherId:
      return "listed as another record";
    case AuditFaultKind::kWithheldMetadata:
      return "metadata that is itself withheld";
    case AuditFaultKind::kUnusableRow:
      return "rows that cannot be used";
  }
  return "";
}

std::string fault_text(const AuditFault& fault, const Style& style) {
  std::string places;
  for (const std::string& place : fault.places) places += (places.empty() ? "" : ", ") + place;
  const std::string where = (fault.release ? fault.release->text() : "") +
                            (fault.release && !places.empty() ? ", " : "") + places;
  return "  " + printable(fault.message) + "  " + style.dim(printable(where)) + "\n";
}

std::string count_text(const Audit& audit) {
  return counted(audit.rows, "row") + " and " + counted(audit.files, "file") + " of " +
         counted(audit.releases.size(), "release") + "; " + std::to_string(audit.matched) +
         " of the rows have their file" +
         (audit.restricted > 0
              ? "; " + counted(audit.restricted, "row") + " of restricted documents not compared"
              : "") +
         "\n";
}

}  // namespace

std::string audit_text(const Audit& audit, const Style& style) {
  std::string text;
  for (auto fault = audit.faults.begin(); fault != audit.faults.end();) {
    const auto end = std::find_if(fault, audit.faults.end(),
                                  [&](const AuditFault& each) { return each.kind != fault->kind; });
    text += style.bold(heading_of(fault->kind)) + " (" + std::to_string(end - fault) + ")\n";
    for (; fault != end; ++fault) text += fault_text(*fault, style);
  }
  const std::string verdict = audit.faults.empty()
                                  ? style.green("complete")
                                  : style.yellow(counted(audit.faults.size(), "fault"));
  return text + verdict + ": " + count_text(audit);
}

}  // namespace palimpsest::report
