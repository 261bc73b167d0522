#include "model/page.hpp"

#include <algorithm>

namespace palimpsest {

std::string text_of(const Line& line) {
  std::string text;
  for (const Word& word : line) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

std::vector<Region> personal_regions(const Page& page) {
  std::vector<Region> regions;
  for (const Line& line : page.lines) {
    for (const Word& word : line) {
      if (word.text.find(kPersonalNumber) != std::string::npos) regions.push_back(word.region);
    }
  }
  return regions;
}

bool is_readable(const Page& page) {
  return std::none_of(page.findings.begin(), page.findings.end(), [](const Finding& finding) {
    switch (finding.kind) {
      case FindingKind::kPageNotRendered:
      case FindingKind::kPageLeftEmpty:
      case FindingKind::kLocked:
      case FindingKind::kTimeout:
      case FindingKind::kOutOfMemory:
      case FindingKind::kCrashed:
      case FindingKind::kTooLarge:
        return true;
      default:
        return false;
    }
  });
}

bool has_exposed_text(const std::vector<Page>& pages) {
  return std::any_of(pages.begin(), pages.end(),
                     [](const Page& page) { return has_exposed_text(page.findings); });
}

}  // namespace palimpsest
