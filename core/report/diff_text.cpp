#include "report/diff_text.hpp"

#include "report/finding_text.hpp"
#include "report/redaction_text.hpp"

#include <algorithm>
#include <set>

namespace palimpsest::report {
namespace {

int page_in_after(const Change& change) {
  if (change.after) return change.after->page;
  return change.place ? change.place->page : 0;
}

std::string page_line(const Change& change) {
  const int before = change.before ? change.before->page : 0;
  const int after = page_in_after(change);
  if (before == 0) return "page " + std::to_string(after);
  if (after == 0 || before == after) return "page " + std::to_string(before);
  return "page " + std::to_string(before) + " → " + std::to_string(after);
}

std::string status_text(const Change& change, const Style& style) {
  std::string word(name_of(change.status));
  switch (change.status) {
    case ChangeStatus::kLifted:
    case ChangeStatus::kShrunk:
      return style.green(word);
    case ChangeStatus::kGrown:
    case ChangeStatus::kAdded:
      return style.red(word);
    case ChangeStatus::kKept:
      break;
  }
  return word;
}

std::string change_codes(const Change& change) {
  if (!change.before) return codes_text(change.after->codes);
  if (!change.after || !change.code_changed) return codes_text(change.before->codes);
  return codes_text(change.before->codes) + " → " + codes_text(change.after->codes);
}

std::string words_text(const Change& change, const Style& style) {
  const bool is_opened =
      change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
  const std::string words = printable(change.text);
  const std::string shown = words.empty() ? std::string("nothing legible was read there")
                            : is_opened   ? style.green("{+" + words + "+}")
                                          : style.red("[-" + words + "-]");
  return "      " + shown + (words.empty() ? "" : style.dim("  read by OCR, unchecked")) + "\n";
}

std::string change_text(const Change& change, const Style& style) {
  const RedactionSide& side = change.before ? *change.before : *change.after;
  return "  " + status_text(change, style) + "  " + place_text(side.region) + "  " +
         change_codes(change) + "\n" + words_text(change, style);
}

bool is_news(const Change& change) {
  return change.status != ChangeStatus::kKept || change.code_changed;
}

std::string code_change_text(const Change& change, const Style& style) {
  return "  " + style.yellow("reason changed") + "  " + place_text(change.before->region) + "  " +
         change_codes(change) + "\n";
}

std::string pages_text(const Diff& diff, const Style& style) {
  std::string text;
  std::set<int> gone;
  for (const PagePair& pair : diff.pages) {
    if (!pair.before) {
      text += style.green("page " + std::to_string(pair.after->number) + " is new") + "\n";
    } else if (!pair.after) {
      gone.insert(pair.before->number);
    }
  }
  for (const int page : gone) text += style.red("page " + std::to_string(page) + " is gone") + "\n";
  return text;
}

std::size_t count_of(const Diff& diff, ChangeStatus status) {
  return static_cast<std::size_t>(
      std::count_if(diff.changes.begin(), diff.changes.end(),
                    [&](const Change& change) { return change.status == status; }));
}

std::size_t unpaired_on(const Diff& diff, Side side) {
  return static_cast<std::size_t>(
      std::count_if(diff.unpaired.begin(), diff.unpaired.end(),
                    [&](const UnpairedRedaction& redaction) { return redaction.side == side; }));
}

std::size_t still_withheld(const Diff& diff) {
  return diff.changes.size() - count_of(diff, ChangeStatus::kLifted) +
         unpaired_on(diff, Side::kAfter);
}

std::string first_summary(const Diff& diff) {
  const std::size_t count = unpaired_on(diff, Side::kAfter);
  return count == 0 ? "no redaction found" : counted(count, "redaction");
}

std::string changes_text(const Diff& diff, const Style& style) {
  std::string text;
  std::string last_page;
  for (const Change& change : diff.changes) {
    if (!is_news(change)) continue;
    const std::string page = page_line(change);
    if (page != last_page) text += style.bold(page) + "\n";
    last_page = page;
    text += change.status == ChangeStatus::kKept ? code_change_text(change, style)
                                                 : change_text(change, style);
  }
  return text;
}

}  // namespace

std::string summary_text(const Diff& diff) {
  std::string text = std::string(name_of(diff.verdict)) + ": ";
  if (diff.verdict == Verdict::kFirst) return text + first_summary(diff);
  for (const ChangeStatus status :
       {ChangeStatus::kLifted, ChangeStatus::kShrunk, ChangeStatus::kGrown, ChangeStatus::kAdded}) {
    const std::size_t count = count_of(diff, status);
    if (count > 0) text += std::to_string(count) + " " + std::string(name_of(status)) + ", ";
  }
  if (diff.verdict == Verdict::kIdentical) return text + "the same bytes";
  if (const std::size_t gone = unpaired_on(diff, Side::kBefore); gone > 0)
    text += counted(gone, "gone with its page", "gone with their pages") + ", ";
  return text + std::to_string(still_withheld(diff)) + " still withheld";
}

std::string diff_text(const Diff& diff, const std::string& before, const std::string& after,
                      const Style& style) {
  const bool is_first = diff.verdict == Verdict::kFirst;
  const std::string title = (is_first ? "" : printable(before) + " → ") + printable(after);
  return style.bold(title) + "\n" +
         (is_first ? "nothing earlier to compare with\n"
                   : pages_text(diff, style) + changes_text(diff, style)) +
         findings_text(diff.findings, "", style) + style.bold(summary_text(diff)) + "\n";
}

}  // namespace palimpsest::report
