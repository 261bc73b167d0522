#include "report/copies_text.hpp"

#include <algorithm>

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

constexpr std::size_t kMostAdded = 5;  // lines that are shown of one file

std::string added_text(const AddedLine& line) {
  const std::string page = " of page " + std::to_string(line.page) + ": ";
  switch (line.kind) {
    case AddedKind::kFilingHeader:
      return "a court's filing header at the top" + page + printable(line.text);
    case AddedKind::kTop:
      return "at the top" + page + printable(line.text);
    case AddedKind::kBottom:
      return "at the bottom" + page + printable(line.text);
    case AddedKind::kText:
      break;
  }
  return "in the text" + page + printable(line.text);
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

std::string look_alikes_text(const std::vector<LookAlike>& look_alikes, const Style& style) {
  std::string text;
  for (const LookAlike& alike : look_alikes) {
    text += style.yellow("looks alike") + "  " + copy_text(alike.copy) + "\n";
    const std::size_t shown = std::min(alike.added.size(), kMostAdded);
    for (std::size_t i = 0; i < shown; ++i) {
      text += "    added " + added_text(alike.added[i]) + "\n";
    }
    if (alike.added.size() > shown) {
      text += "    ... and " + std::to_string(alike.added.size() - shown) + " more lines\n";
    }
  }
  return text;
}

}  // namespace palimpsest::report
