#include "report/edit_text.hpp"

#include "base/counted.hpp"
#include "report/redaction_text.hpp"

#include <algorithm>

namespace palimpsest::report {
namespace {

std::string subject(const EditOutcome& outcome, const Style& style) {
  return style.bold(printable(outcome.revision) + "#" + printable(outcome.change)) + "  page " +
         std::to_string(outcome.place.page) + ", " + place_text(outcome.place.region);
}

constexpr std::size_t kMostChangedValues = 20;  // of a bulk edit, one a line; --json has all
constexpr std::size_t kWidest = 60;             // characters of a value on a line
constexpr std::size_t kShownCommit = 12;        // digits
constexpr std::size_t kMostNames = 3;           // that an act is about, on its line

std::string value_text(const std::string& value) {
  return value.empty() ? "nothing" : shortened(printable(value), kWidest);
}

std::string change_text(const ChangedValue& change, const Style& style) {
  std::string text = "  " + style.bold(printable(change.target)) + "  " + change.field + ": " +
                     value_text(change.before) + " → " + value_text(change.after);
  if (!change.machine.empty()) {
    text += style.dim("  beside " + value_text(change.machine));
  }
  return text + "\n";
}

std::string recorded_text(const std::string& act, const CommitId& commit) {
  return "recorded as " + act + ", commit " + commit.text().substr(0, kShownCommit) +
         "; palimpsest undo " + act + " takes it back\n";
}

std::string about_text(const LoggedAct& act) {
  std::string text;
  for (std::size_t i = 0; i < std::min(act.about.size(), kMostNames); ++i) {
    text += (text.empty() ? "" : ", ") + printable(act.about[i]);
  }
  if (act.about.size() > kMostNames) text += " ...";
  return text;
}

}  // namespace

std::string edit_text(const EditOutcome& outcome, const Style& style) {
  if (!outcome.text) {
    return "unchecked  " + subject(outcome, style) +
           "\n  as read by the program: " + printable(outcome.read) + "\n" +
           (outcome.act.empty() ? "it was so already\n" : "");
  }
  std::string text =
      "checked  " + subject(outcome, style) + "\n  " + printable(*outcome.text) + "\n";
  if (*outcome.text != outcome.read)
    text += style.dim("  the program read: " + printable(outcome.read)) + "\n";
  return text + (outcome.act.empty() ? "it was so already\n" : "");
}

std::string values_outcome_text(const ValuesOutcome& outcome, const Style& style) {
  if (!outcome.commit) return "nothing to change: all was said so already\n";
  std::string text;
  const std::size_t shown = std::min(outcome.changes.size(), kMostChangedValues);
  for (std::size_t i = 0; i < shown; ++i) text += change_text(outcome.changes[i], style);
  if (outcome.changes.size() > shown) {
    text += "  ... and " + std::to_string(outcome.changes.size() - shown) +
            " more; --json lists them all\n";
  }
  return text + counted(outcome.changes.size(), "value") + " set; " +
         recorded_text(outcome.act, *outcome.commit);
}

std::string bad_rows_text(const ValuesOutcome& outcome, const Style& style) {
  std::string text;
  for (const BadRow& row : outcome.bad) {
    text += style.red("error: ") + printable(row.source) + (row.source.empty() ? "" : ": ") +
            printable(row.why) + (row.hint.empty() ? "" : " (" + printable(row.hint) + ")") + "\n";
  }
  return text;
}

std::string skipped_rows_text(const ValuesOutcome& outcome, const Style& style) {
  std::string text;
  for (const BadRow& row : outcome.skipped) {
    text += style.yellow("note: ") + printable(row.source) + " is skipped: " + printable(row.why) +
            "\n";
  }
  return text;
}

std::string restructuring_text(const Restructuring& done, const Style& style) {
  std::string text = style.bold(done.from.text()) + " → " + style.bold(done.to.text()) + "\n";
  for (const MovedPages& moved : done.moved) {
    const std::string pages = !moved.pages ? ""
                                           : ", pages " + std::to_string(moved.pages->first) +
                                                 " to " + std::to_string(moved.pages->last);
    text += "  " + printable(moved.names.front()) + "@" + moved.folder.text() + pages + " is " +
            moved.to_document.text() + "@" + moved.to_folder.text() +
            (moved.to_first > 1 ? " from page " + std::to_string(moved.to_first) : "") + "\n";
  }
  return text + "old names and citations are still found; " + recorded_text(done.act, done.commit);
}

std::string said_values_text(const std::vector<SaidValue>& values, const Style& style) {
  std::vector<std::vector<std::string>> rows;
  for (const SaidValue& said : values) {
    const std::string machine =
        said.machine.empty() ? "" : "; beside it: " + value_text(said.machine);
    rows.push_back(
        {"  " + printable(said.target), said.field, value_text(said.value),
         style.dim(printable(said.mark.by) + ", " + said.mark.at.text().substr(0, 10) + machine)});
  }
  return columns(rows);
}

std::string logged_acts_text(const std::vector<LoggedAct>& acts, const Style& style) {
  std::string text;
  for (const LoggedAct& act : acts) {
    const std::string about = about_text(act);
    text +=
        act.time.text() + "  " + style.bold(printable(act.what)) +
        (act.undone_by ? style.yellow("  taken back by " + *act.undone_by) : "") + "\n    " +
        (act.id.empty() ? act.kind : act.id) + "  " + printable(act.by) + "  " +
        style.dim(act.commit.text().substr(0, kShownCommit) + (about.empty() ? "" : "  " + about)) +
        "\n";
    if (!act.why.empty()) text += "    " + printable(act.why) + "\n";
  }
  return text.empty() ? "no acts yet\n" : text;
}

}  // namespace palimpsest::report
