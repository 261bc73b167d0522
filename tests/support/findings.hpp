// Whether something was found on a page or in a document.
#pragma once

#include "model/finding.hpp"
#include "model/page.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::test {

inline bool has(const std::vector<Finding>& findings, FindingKind kind) {
  return std::any_of(findings.begin(), findings.end(),
                     [kind](const Finding& finding) { return finding.kind == kind; });
}

inline bool has(const Page& page, FindingKind kind) { return has(page.findings, kind); }

}  // namespace palimpsest::test
