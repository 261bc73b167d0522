#include "report/diff_text.hpp"

#include "model/changed_pages.hpp"
#include "report/finding_text.hpp"
#include "report/read_text.hpp"
#include "report/redaction_text.hpp"
#include "report/text_change_text.hpp"
#include "report/totals_text.hpp"

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

bool is_opened(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
}

std::string quoted(const Change& change, const Style& style) {
  const std::string words = printable(marked_text(change));
  std::string text =
      is_opened(change) ? style.green("{+" + words + "+}") : style.red("[-" + words + "-]");
  if (!change.words_left.empty()) text = "… " + printable(change.words_left) + " " + text;
  if (!change.words_right.empty()) text += " " + printable(change.words_right) + " …";
  text += style.dim("  " + printable(reading_label(change)));
  const bool is_unchecked = !change.checked && change.text_source != TextSource::kEmbedded;
  return is_unchecked ? text + style.dim(" (" + printable(change.id) + ")") : text;
}

std::string words_text(const Change& change, const Style& style) {
  const std::string shown = change.unquoted_words > 0
                                ? style.red("[-" + unquoted_text(change) + "-]")
                            : change.text.empty() ? std::string("nothing legible was read there")
                                                  : quoted(change, style);
  return "      " + shown + "\n";
}

std::string change_text(const Change& change, const Style& style) {
  const RedactionSide& side = change.before ? *change.before : *change.after;
  return "  " + status_text(change, style) + "  " + place_text(side.region) + "  " +
         change_codes(change) + "\n" + words_text(change, style);
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

// What stands in the place of changes where one side shows nothing; empty where both are there.
std::string one_sided_text(Verdict verdict) {
  if (verdict == Verdict::kFirst) return "nothing earlier to compare with\n";
  if (verdict == Verdict::kReleased) return "all of it was withheld before\n";
  if (verdict == Verdict::kWithdrawn) return "all of it is withheld now\n";
  return "";
}

}  // namespace

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

std::string summary_text(const Diff& diff) { return summary_text(diff.verdict, totals_of(diff)); }

std::string diff_text(const Diff& diff, const std::string& before, const std::string& after,
                      const Style& style) {
  const bool is_first = diff.verdict == Verdict::kFirst;
  const std::string title = (is_first ? "" : printable(before) + " → ") + printable(after);
  const std::string one_sided = one_sided_text(diff.verdict);
  return style.bold(title) + "\n" +
         (!one_sided.empty() ? one_sided
                             : pages_text(diff, style) + changes_text(diff, style) +
                                   text_changes_text(diff.text_changes, style) +
                                   metadata_text(diff.metadata_changes, style)) +
         findings_text(diff.findings, "", style) + amounts_text(totals_of(diff), style) +
         style.bold(summary_text(diff)) + "\n";
}

}  // namespace palimpsest::report
