#include "archive/evidence/check/log_check.hpp"

#include "archive/evidence/check/history_check.hpp"
#include "archive/evidence/check/signature_check.hpp"
#include "archive/evidence/check/tile_check.hpp"
#include "archive/evidence/check/time_check.hpp"
#include "archive/removal/removals.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "record/archive_record.hpp"

namespace palimpsest::archive {
namespace {

// Runs a part of the check. What it cannot read is a problem of its own.
template <class Part>
void run_part(Verification& report, const std::string& name, Part part) {
  try {
    part();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity && error.kind() != ErrorKind::kInput) throw;
    add_problem(report, name + " cannot be checked: " + error.what() + ".", kLogPath);
  }
}

ArchiveFacts facts_of(const store::Store& store) {
  return record::parse_archive(store.tip().read("archive.json").value_or(""));
}

bool is_log_missing(const LogView& view, Verification& report) {
  if (view.files() && view.size() > 0) return false;
  add_problem(report, "The log of the archive is missing.", kLogPath);
  return true;
}

}  // namespace

void check_log(const store::Store& store, Verification& report) {
  run_part(report, "The log", [&] {
    const CheckedLog log = read_log(store);
    if (is_log_missing(log.view, report)) return;
    check_log(log, facts_of(store), report);
  });
}

void check_log(const CheckedLog& log, const ArchiveFacts& facts, Verification& report) {
  check_tiles(log, report);
  check_newest_checkpoint(log.view, facts.log_origin, log.head(log.entries.size()), report);
  check_signed_checkpoints(log, facts.log_origin, report);
  check_history(log, facts.id, report);
  report.removals = log.history.removals().size();
  check_time_stamps(log.view, report);
  run_part(report, "The signatures", [&] { check_signatures(log, report); });
}

void check_log_head(const store::Store& store, Verification& report) {
  run_part(report, "The newest part of the log", [&] {
    const LogView view(store);
    if (is_log_missing(view, report)) return;
    proof::TileReader tiles = view.tiles();
    check_newest_checkpoint(view, facts_of(store).log_origin,
                            {view.size(), proof::root_of(tiles.hashes(), view.size())}, report);
    const auto newest = view.newest();
    if (newest->commit != store.tip().commit()) {
      add_problem(report,
                  "Main is at commit " + store.tip().commit().text() +
                      ", and the newest entry of the log is commit " + newest->commit.text() + ".",
                  kMainPath);
    }
    ++report.commits;
    ++report.log_entries;
    report.removals = removals_in(store.tip()).size();
    check_newest_signatures(store, view, report);
  });
}

void check_since(const store::Store& store, const std::string& note, const std::string& name,
                 Verification& report) {
  const auto parsed = proof::Note::parse(note);
  const auto checkpoint = parsed ? proof::Checkpoint::parse(parsed->text) : std::nullopt;
  if (!checkpoint) {
    throw Error(ErrorKind::kInput, name + " is no checkpoint",
                "`palimpsest sign` and `palimpsest export --checkpoint` write some");
  }
  run_part(report, "The log since " + name, [&] {
    const LogView view(store);
    const std::string kept =
        "the checkpoint " + name + " has " + counted(checkpoint->tree.size, "entry", "entries");
    if (checkpoint->origin != facts_of(store).log_origin) {
      add_problem(report, "The checkpoint " + name + " is that of another archive.", kLogPath);
    } else if (checkpoint->tree.size > view.size()) {
      add_problem(report,
                  "The archive was rolled back: " + kept + ", and the log has " +
                      std::to_string(view.size()) + ".",
                  kLogPath);
    } else {
      proof::TileReader tiles = view.tiles();
      if (proof::root_of(tiles.hashes(), checkpoint->tree.size) == checkpoint->tree.root) return;
      add_problem(
          report,
          "The history forked: " + kept + " with another root than the archive has for them now.",
          kLogPath);
    }
  });
}

}  // namespace palimpsest::archive
