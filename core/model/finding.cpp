#include "model/finding.hpp"

#include <algorithm>

namespace palimpsest {

bool has_exposed_text(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.kind == FindingKind::kExposedText;
  });
}

}  // namespace palimpsest
