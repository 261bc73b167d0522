#include "report/copies_text.hpp"

namespace palimpsest::report {
namespace {

// Returns pages as ranges: "1-4, 7".
template <class Get>
std::string ranges_text(const std::vector<SharedPage>& pairs, Get page_of) {
  std::string text;
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i + 1;
    while (end < pairs.size() && page_of(pairs[end]) == page_of(pairs[end - 1]) + 1) ++end;
    text += (text.empty() ? "" : ", ") + std::to_string(page_of(pairs[i]));
    if (end - i > 1) text += "-" + std::to_string(page_of(pairs[end - 1]));
    i = end;
  }
  return text;
}

std::string pages_text(const Copy& copy) {
  const auto own = [](const SharedPage& pair) { return pair.page; };
  const auto other = [](const SharedPage& pair) { return pair.other_page; };
  return "page " + ranges_text(copy.pages, own) + " is page " + ranges_text(copy.pages, other) +
         " of " + std::to_string(copy.page_count);
}

}  // namespace

std::string copy_text(const Copy& copy) {
  const std::string name = copy.document.text() + "@" + copy.folder.text();
  switch (copy.kind) {
    case CopyKind::kSameBytes:
      return "the same file as " + name;
    case CopyKind::kSamePages:
      return "the same pages as " + name + ": " + pages_text(copy);
    case CopyKind::kInside:
      return "stands inside " + name + ": " + pages_text(copy);
    case CopyKind::kContains:
      return "contains " + name + ": " + pages_text(copy);
    case CopyKind::kSharesPages:
      break;
  }
  return "shares pages with " + name + ": " + pages_text(copy);
}

std::string copies_text(const std::vector<Copy>& copies, const Style& style) {
  if (copies.empty()) return "no other document shows these pages\n";
  std::string text;
  for (const Copy& copy : copies) {
    text += style.yellow(std::string(name_of(copy.kind))) + "  " + copy_text(copy) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
