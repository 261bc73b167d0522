#include "report/problems_text.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

constexpr std::size_t kNamedRevisions = 5;  // of a damage that concerns many

std::string revisions_text(const std::vector<std::string>& revisions) {
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamedRevisions, revisions.size()); ++i) {
    text += (i == 0 ? "" : ", ") + revisions[i];
  }
  const std::size_t more = revisions.size() - std::min(kNamedRevisions, revisions.size());
  return more == 0 ? text : text + " and " + std::to_string(more) + " more";
}

const char* part_text(ArchivePart part) {
  switch (part) {
    case ArchivePart::kOriginals:
      return "its originals";
    case ArchivePart::kRecords:
      return "its records and texts";
    case ArchivePart::kLog:
      return "the log with its signatures and time stamps";
  }
  return "";
}

std::string holds_text(const std::vector<ArchivePart>& parts) {
  std::string text;
  for (const ArchivePart part : parts)
    text += (text.empty() ? "" : ", ") + std::string(part_text(part));
  return text;
}

}  // namespace

std::string problems_text(const std::vector<Problem>& problems, const Style& style) {
  std::string text;
  for (const Problem& problem : problems) {
    text += (problem.harmless ? style.yellow("harmless") : style.red("damaged")) + "  " +
            printable(problem.path) + "\n    " + printable(problem.what) + "\n    " +
            style.dim("document: " + printable(problem.document)) + "\n";
    if (!problem.revisions.empty()) {
      text +=
          "    " + style.dim("revision: " + printable(revisions_text(problem.revisions))) + "\n";
    }
    if (!problem.holds.empty()) text += "    still holds: " + holds_text(problem.holds) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
