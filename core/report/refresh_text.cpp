#include "report/refresh_text.hpp"

#include "base/counted.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMostNamed = 10;

std::string pages_text(const RevisionRefresh& outcome) {
  const std::string pages = counted(static_cast<std::size_t>(outcome.page_count), "page");
  const bool was_read =
      outcome.status == RefreshStatus::kRefreshed || outcome.status == RefreshStatus::kUnchanged;
  if (!was_read) return pages;
  if (outcome.changed_pages.empty()) return pages + ", read as before";
  return pages + ", " + std::to_string(outcome.changed_pages.size()) + " read otherwise";
}

std::string names_text(const char* what, const std::vector<std::string>& names) {
  if (names.empty()) return "";
  std::string text = std::string("    ") + what;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    text += (i == 0 ? " " : ", ") + names[i];
  }
  const std::string more = names.size() > kMostNamed
                               ? " and " + std::to_string(names.size() - kMostNamed) + " more"
                               : "";
  return text + more + "\n";
}

std::string status_text(RefreshStatus status, const Style& style) {
  switch (status) {
    case RefreshStatus::kPlanned:
      return "to be read  ";
    case RefreshStatus::kRefreshed:
      return style.green("refreshed") + "   ";
    case RefreshStatus::kUnchanged:
      return style.dim("unchanged") + "   ";
    case RefreshStatus::kChangedSince:
      return style.yellow("left as is") + "  ";
    case RefreshStatus::kFailed:
      break;
  }
  return style.red("failed") + "      ";
}

}  // namespace

std::string revision_refresh_text(const RevisionRefresh& outcome, const Style& style) {
  const std::string begin = status_text(outcome.status, style) + outcome.name() + "  ";
  if (outcome.status == RefreshStatus::kFailed) {
    return begin + printable(outcome.error) + "\n" +
           (outcome.hint.empty() ? "" : "    " + printable(outcome.hint) + "\n");
  }
  return begin + pages_text(outcome) + "\n    " + printable(outcome.why) + "\n" +
         names_text("new redactions:", outcome.new_redactions) +
         names_text("not found any more:", outcome.lost_redactions);
}

std::string refresh_summary_text(const RefreshOutcome& outcome, const Style& style) {
  constexpr std::pair<RefreshStatus, const char*> kWords[] = {
      {RefreshStatus::kPlanned, "to be read"},
      {RefreshStatus::kRefreshed, "refreshed"},
      {RefreshStatus::kUnchanged, "read and unchanged"},
      {RefreshStatus::kFailed, "failed"},
      {RefreshStatus::kChangedSince, "left as others read them since"}};
  if (outcome.revisions.empty()) {
    return style.bold("Nothing to read") + ": " + counted(outcome.current, "revision") +
           (outcome.current == 1 ? " is" : " are") + " as present tools read them\n";
  }
  std::string text;
  for (const auto& [status, word] : kWords) {
    const auto count =
        std::count_if(outcome.revisions.begin(), outcome.revisions.end(),
                      [status = status](const auto& each) { return each.status == status; });
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + word;
  }
  if (outcome.current > 0) text += "; " + std::to_string(outcome.current) + " need no reading";
  text = style.bold(text) + "\n";
  if (!outcome.act.empty()) {
    text += style.dim("take it back: palimpsest undo " + outcome.act) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
