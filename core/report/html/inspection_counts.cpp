#include "report/html/inspection_counts.hpp"

#include <algorithm>
#include <map>

namespace palimpsest::report::html {

InspectionCounts counts_of(const std::vector<Page>& pages) {
  InspectionCounts counts;
  std::map<std::string, std::size_t> codes;
  for (const Page& page : pages) {
    counts.redacted_pages += page.redactions.empty() ? 0 : 1;
    counts.unread_pages += is_readable(page) ? 0 : 1;
    counts.redactions += page.redactions.size();
    for (const Redaction& redaction : page.redactions) {
      counts.characters += static_cast<std::size_t>(std::max(0, redaction.characters));
      ++counts.kinds[static_cast<std::size_t>(redaction.kind)];
      for (const Code& code : redaction.codes) ++codes[code.normalized];
    }
  }
  counts.codes.assign(codes.begin(), codes.end());
  std::stable_sort(counts.codes.begin(), counts.codes.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

}  // namespace palimpsest::report::html
