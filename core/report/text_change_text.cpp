#include "report/text_change_text.hpp"

#include "base/counted.hpp"
#include "report/redaction_text.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::report {
namespace {

std::string pages_of(int before, int after) {
  if (before == after || after == 0) return "page " + std::to_string(before);
  if (before == 0) return "page " + std::to_string(after);
  return "page " + std::to_string(before) + " → " + std::to_string(after);
}

std::string word_of(const TextChange& change) {
  if (change.text_before.empty()) return "inserted";
  return change.text_after.empty() ? "deleted" : "replaced";
}

std::string replaced(const std::string& before, const std::string& after, const Style& style) {
  std::string text;
  if (!before.empty()) text += style.red("[-" + printable(before) + "-]");
  if (!after.empty()) text += style.green("{+" + printable(after) + "+}");
  return text;
}

std::string in_context(const TextChange& change, const Style& style) {
  std::string text = replaced(change.text_before, change.text_after, style);
  if (!change.words_left.empty()) text = "… " + printable(change.words_left) + " " + text;
  if (!change.words_right.empty()) text += " " + printable(change.words_right) + " …";
  return text;
}

bool is_told(const MetadataChange& change) {
  return change.kind == MarkKind::kFormField || change.kind == MarkKind::kClassification;
}

std::string told(const MetadataChange& change, const Style& style) {
  const int before = change.before ? change.before->page : 0;
  const int after = change.after ? change.after->page : 0;
  const std::string name = change.kind == MarkKind::kClassification ? std::string("marking")
                           : change.name.empty()                    ? std::string("form")
                                                                    : printable(change.name);
  return pages_of(before, after) + "  " + name + ": " +
         replaced(change.text_before, change.text_after, style) + "\n";
}

}  // namespace

std::string text_changes_text(const std::vector<TextChange>& changes, const Style& style) {
  std::string text;
  std::string last_page;
  for (const TextChange& change : changes) {
    const std::string page = pages_of(change.before.page, change.after.page);
    if (page != last_page) text += style.bold(page + ", outside redactions") + "\n";
    last_page = page;
    const bool is_gone = change.text_after.empty();
    text += "  " + style.yellow(word_of(change)) + "  " +
            place_text(is_gone ? change.before.region : change.after.region) + "\n      " +
            in_context(change, style) + style.dim("  read by OCR, unchecked") + "\n";
  }
  return text;
}

std::string metadata_text(const std::vector<MetadataChange>& changes, const Style& style) {
  std::string text;
  std::size_t others = 0;
  for (const MetadataChange& change : changes) {
    if (is_told(change)) {
      text += told(change, style);
    } else {
      ++others;
    }
  }
  if (others == 0) return text;
  return text + style.dim(counted(others, "stamp or number differs", "stamps and numbers differ")) +
         "\n";
}

}  // namespace palimpsest::report
