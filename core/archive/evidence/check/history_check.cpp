#include "archive/evidence/check/history_check.hpp"

#include "archive/act.hpp"
#include "archive/evidence/entry.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::archive {
namespace {

// "the import of A-1@2023", or "commit 3f..."
std::string called(const store::CommitInfo& commit) {
  const auto act = parse_act(commit.message);
  const std::string id = "commit " + commit.id.text();
  if (!act) return id + ", which this program did not make";
  std::string text = id + " (" + act_word(act->kind);
  for (const RevisionName& revision : act->revisions) text += " " + revision.text();
  return text + ")";
}

std::string called(const LogEntry& entry) {
  std::string text = "commit " + entry.commit.text() + " (" + entry.kind;
  for (const LoggedRecord& record : entry.records) {
    text += ", original " + record.original.sha256.hex();
  }
  return text + ")";
}

void report_dropped(const CheckedLog& log, Verification& report) {
  const std::size_t count = log.entries.size() - log.commits.size();
  const auto entry = log.entry_at(log.commits.size());
  add_problem(report,
              "The newest " + counted(count, "commit") + " of the log " +
                  (count == 1 ? "is" : "are") + " gone from main: the log has " +
                  counted(log.entries.size(), "entry") + ", main has " +
                  counted(log.commits.size(), "commit") + ". The first that is gone is " +
                  (entry ? called(*entry) : "one whose entry cannot be read") + ".",
              kMainPath);
}

// Between the moving of main and the writing of the log a kill leaves such commits, and the next
// command that opens the archive logs them. Then an act of this program stands in their message.
void report_unlogged(const CheckedLog& log, Verification& report) {
  for (std::size_t i = log.entries.size(); i < log.commits.size(); ++i) {
    const store::CommitInfo& commit = log.commits[i];
    const bool can_be_ours = parse_act(commit.message).has_value();
    report.problems.push_back(
        {"No log entry has " + called(commit) + ". " +
             (can_be_ours ? "If an import was stopped, the next command logs it; if none was, "
                            "somebody put it there."
                          : "Somebody put it there."),
         kMainPath, documents_named_by(commit), can_be_ours});
  }
}

void report_rewritten(const CheckedLog& log, std::size_t index, const LogEntry& entry,
                      Verification& report) {
  const store::CommitInfo& commit = log.commits[index];
  add_problem(report,
              "History was rewritten: entry " + std::to_string(index) + " of the log is " +
                  called(entry) + ", and main has " + called(commit) + " there. The " +
                  counted(index, "commit") + " before it still stand.",
              kMainPath, documents_named_by(commit));
}

void check_content(const CheckedLog& log, std::size_t index, const LogEntry& entry,
                   const std::string& archive_id, TreeIds& tree_ids, Verification& report) {
  const store::CommitInfo& commit = log.commits[index];
  const LogEntry right = make_log_entry(log.store, tree_ids, archive_id, commit, index);
  if (record::log_entry_to_json(right) == log.entries[index]) return;
  std::string what = "Entry " + std::to_string(index) + " of the log says something else of " +
                     called(commit) + " than the commit itself.";
  if (right.tree_sha256 != entry.tree_sha256) {
    what = "The files of " + called(commit) + " are not those that were logged: their SHA-256 " +
           "tree id is " + right.tree_sha256.hex() + ", and the log has " +
           entry.tree_sha256.hex() + ".";
  }
  add_problem(report, what, kLogPath, documents_named_by(commit));
}

bool has_all(const std::vector<LoggedRecord>& records, const std::vector<LoggedRecord>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const LoggedRecord& record) {
    return std::find(records.begin(), records.end(), record) != records.end();
  });
}

// The commit and the entry must be those that were logged once what the removal names is put back.
void check_replaced(const CheckedLog& log, std::size_t index, const LogEntry& entry,
                    const std::string& archive_id, TreeIds& tree_ids, Verification& report) {
  const store::CommitInfo& commit = log.commits[index];
  const LogEntry left = make_log_entry(log.store, tree_ids, archive_id, commit, index);
  const auto whole = whole_tree_id(log.store, tree_ids, left.tree, log.history.stubs(index));
  const std::string place = "Commit " + commit.id.text() + " stands in the place of " +
                            called(entry) + " since a removal by order, ";
  if (whole != entry.tree_sha256) {
    add_problem(report,
                place +
                    "and with what that removal names put back, its files are not those that "
                    "were logged: more was changed than removed.",
                kMainPath, documents_named_by(commit));
  } else if (commit_id_of(log.logged_commit_bytes(index)) != entry.commit) {
    add_problem(report, place + "and its message, time or operator are not those that were logged.",
                kMainPath, documents_named_by(commit));
  } else if (entry.archive != archive_id || entry.index != index || entry.kind != left.kind ||
             !has_all(entry.records, left.records)) {
    add_problem(report, place + "and the entry says something else of it.", kLogPath,
                documents_named_by(commit));
  }
}

// Returns how many entries and commits name each other from the beginning on.
std::size_t check_order_of(const CheckedLog& log, Verification& report) {
  const std::size_t shared = std::min(log.entries.size(), log.commits.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const auto entry = log.entry_at(i);
    if (!entry) {
      add_problem(report, "Entry " + std::to_string(i) + " of the log cannot be read.", kLogPath);
      return i;
    }
    if (entry->commit == log.commits[i].id || log.is_replaced(i)) continue;
    report_rewritten(log, i, *entry, report);
    return i;
  }
  if (log.entries.size() > shared) report_dropped(log, report);
  if (log.commits.size() > shared) report_unlogged(log, report);
  return shared;
}

}  // namespace

void check_order(const CheckedLog& log, Verification& report) { (void)check_order_of(log, report); }

void check_history(const CheckedLog& log, const std::string& archive_id, Verification& report) {
  const std::size_t shared = check_order_of(log, report);
  TreeIds tree_ids;  // nothing is taken from the cache
  for (std::size_t i = 0; i < shared; ++i) {
    try {
      const auto check = log.is_replaced(i) ? check_replaced : check_content;
      check(log, i, log.entry_at(i).value(), archive_id, tree_ids, report);
      ++report.log_entries;
    } catch (const Error& error) {
      add_problem(
          report,
          "Entry " + std::to_string(i) + " of the log cannot be checked: " + error.what() + ".",
          kLogPath, documents_named_by(log.commits[i]));
    }
  }
}

}  // namespace palimpsest::archive
