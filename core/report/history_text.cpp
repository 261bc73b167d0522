#include "report/history_text.hpp"

#include "base/counted.hpp"
#include "report/redaction_text.hpp"
#include "report/totals_text.hpp"

#include <utility>

namespace palimpsest::report {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Returns a table whose first row is its head.
std::string table(const Rows& rows, const Style& style) {
  const std::string text = columns(rows);
  const std::size_t head_end = text.find('\n');
  return style.dim(text.substr(0, head_end)) + text.substr(head_end);
}

// Returns the codes of the first release that gives some.
std::string codes_of(const Passage& passage) {
  for (const PassageState& state : passage.states) {
    if (!state.codes.empty()) return printable_list(state.codes);
  }
  return "no code";
}

std::string passages_table(const DocumentHistory& history, const Style& style) {
  Rows rows{{"PASSAGE", "CODES"}};
  for (const ReleaseStep& step : history.releases) rows.front().push_back(step.folder);
  for (const Passage& passage : history.passages) {
    rows.push_back({printable(passage.id), codes_of(passage)});
    for (const PassageState& state : passage.states) {
      rows.back().emplace_back(name_of(state.status));
    }
  }
  return table(rows, style);
}

std::string shown_in_text(const ClosedAgain& closed, const DocumentHistory& history) {
  std::vector<std::string> folders;
  for (const std::size_t release : closed.shown_in) {
    folders.push_back(history.releases[release].folder);
  }
  return printable_list(folders);
}

std::string closed_words(const ClosedAgain& closed, const Style& style) {
  if (closed.personal)
    return style.dim("personal: " + counted(static_cast<std::size_t>(closed.words), "word"));
  if (closed.text.empty()) return "nothing legible was read there";
  return style.red("[-" + printable(closed.text) + "-]") + style.dim("  read by OCR, unchecked");
}

std::string closed_text(const ClosedAgain& closed, const DocumentHistory& history,
                        const Style& style) {
  return style.red("closed again") + " in " + history.releases[closed.release].folder + ": page " +
         std::to_string(closed.place.page) + ", " + place_text(closed.place.region) +
         "; shown in " + shown_in_text(closed, history) + "; passage " + printable(closed.passage) +
         "\n      " + closed_words(closed, style) + "\n";
}

std::string steps_text(const std::vector<ReleaseStep>& steps) {
  Rows rows;
  for (const ReleaseStep& step : steps) {
    rows.push_back({"  " + step.folder, summary_text(step.verdict, step.totals)});
  }
  return columns(rows);
}

}  // namespace

std::string history_text(const DocumentHistory& history, const Style& style) {
  std::string text = style.bold(history.document.text()) + ": " +
                     counted(history.releases.size(), "release") + ", " +
                     counted(history.passages.size(), "withheld passage") + "\n" +
                     steps_text(history.releases);
  if (!history.passages.empty()) text += "\n" + passages_table(history, style);
  text += "\n";
  for (const ClosedAgain& closed : history.closed_again)
    text += closed_text(closed, history, style);
  if (history.closed_again.empty()) return text + "nothing was closed again\n";
  return text + style.bold(counted(history.closed_again.size(), "place") + " closed again") + "\n";
}

std::string timeline_text(const Timeline& timeline, const std::string& repository,
                          const Style& style) {
  Rows rows;
  for (const TimelineEntry& entry : timeline.entries) {
    rows.push_back({"  " + entry.folder, entry.commit.text().substr(0, 12),
                    counted(static_cast<std::size_t>(entry.page_count), "page"),
                    summary_text(entry.verdict, entry.totals)});
  }
  return style.bold(timeline.document.text()) + "\n" + columns(rows) + "wrote the branch " +
         timeline.branch + "; read it: git -C " + quoted_for_shell(repository) + " log -p " +
         timeline.branch + " -- text\n";
}

}  // namespace palimpsest::report
