#include "report/finding_text.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

// A page is lost, so that nobody may call the damage slight.
bool is_loss(const Finding& finding) {
  return finding.kind == FindingKind::kPageNotRendered ||
         finding.kind == FindingKind::kPageLeftEmpty || finding.kind == FindingKind::kCrashed;
}

}  // namespace

bool is_structural(const Finding& finding) {
  return finding.kind == FindingKind::kDamagedObject ||
         finding.kind == FindingKind::kLibraryMessage;
}

std::string finding_text(const Finding& finding, const Style& style) {
  std::string text = style.yellow("note: ");
  const std::string page = finding.page ? "page " + std::to_string(*finding.page) : "";
  const bool names_page = finding.message.starts_with(page + " ");
  if (!page.empty() && !names_page) text += page + ": ";
  return text + printable(finding.message) + "\n";
}

std::string damage_text(const std::vector<Finding>& findings, const Style& style) {
  const auto first = std::find_if(findings.begin(), findings.end(), is_structural);
  if (first == findings.end()) return "";
  const auto count = std::count_if(findings.begin(), findings.end(), is_structural);
  const bool is_lossy = std::any_of(findings.begin(), findings.end(), is_loss);
  return style.yellow("note: ") + "the file is " + (is_lossy ? "" : "slightly ") + "damaged (" +
         (first->kind == FindingKind::kLibraryMessage ? "Poppler: " : "") +
         printable(first->message) +
         (count > 1 ? "; " + std::to_string(count) + " such remarks)" : ")") + "\n";
}

std::string findings_text(const std::vector<Finding>& findings, const std::string& indent,
                          const Style& style) {
  std::string text;
  for (const Finding& finding : findings)
    if (!is_structural(finding)) text += indent + finding_text(finding, style);
  const std::string damage = damage_text(findings, style);
  return damage.empty() ? text : text + indent + damage;
}

}  // namespace palimpsest::report
