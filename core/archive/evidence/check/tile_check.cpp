#include "archive/evidence/check/tile_check.hpp"

#include "base/counted.hpp"

#include <set>

namespace palimpsest::archive {
namespace {

void add_files_below(const store::Snapshot& files, const std::string& folder,
                     std::set<std::string>& paths) {
  for (const store::Entry& entry : files.list(folder)) {
    const std::string path = folder + "/" + entry.name;
    if (entry.is_folder) {
      add_files_below(files, path, paths);
    } else {
      paths.insert(path);
    }
  }
}

}  // namespace

void check_tiles(const CheckedLog& log, Verification& report) {
  if (!log.view.files()) return;
  proof::TileReader nothing([](const std::string&) { return std::nullopt; }, 0);
  std::set<std::string> found;
  add_files_below(*log.view.files(), "tile", found);
  for (const proof::TileChange& tile : proof::append_entries(nothing, log.entries)) {
    found.erase(tile.path);
    if (log.view.files()->read(tile.path) == tile.bytes) continue;
    add_problem(report, "The file " + tile.path + " of the log is not what its entries give.",
                kLogPath);
  }
  for (const std::string& path : found) {
    add_problem(report, "The file " + path + " of the log belongs to a log of another size.",
                kLogPath);
  }
}

void check_newest_checkpoint(const LogView& view, const std::string& origin,
                             const proof::TreeHead& head, Verification& report) {
  const auto note = view.checkpoint();
  const auto checkpoint = note ? proof::Checkpoint::parse(note->text) : std::nullopt;
  if (!checkpoint) {
    add_problem(report, "The newest checkpoint of the log is missing or cannot be read.", kLogPath);
  } else if (checkpoint->origin != origin) {
    add_problem(report, "The newest checkpoint is that of another log: " + checkpoint->origin + ".",
                kLogPath);
  } else if (checkpoint->tree.size < head.size) {
    add_problem(report,
                "An older checkpoint was put back: it states " +
                    counted(checkpoint->tree.size, "entry", "entries") + ", and the log has " +
                    counted(head.size, "entry", "entries") + ".",
                kLogPath);
  } else if (checkpoint->tree.size > head.size) {
    add_problem(report,
                "The log was cut: its newest checkpoint states " +
                    counted(checkpoint->tree.size, "entry", "entries") + ", and there are " +
                    counted(head.size, "entry", "entries") + ".",
                kLogPath);
  } else if (checkpoint->tree.root != head.root) {
    add_problem(report, "The newest checkpoint states another root than the entries give.",
                kLogPath);
  }
}

void check_signed_checkpoints(const CheckedLog& log, const std::string& origin,
                              Verification& report) {
  for (const std::uint64_t size : log.view.signed_sizes()) {
    const auto note = log.view.signed_checkpoint(size);
    const auto checkpoint = note ? proof::Checkpoint::parse(note->text) : std::nullopt;
    const std::string name = "The checkpoint of " + counted(size, "entry", "entries");
    if (!checkpoint || checkpoint->tree.size != size || checkpoint->origin != origin) {
      add_problem(report, name + " cannot be read, or is that of another log.", kLogPath);
    } else if (size > log.entries.size()) {
      add_problem(report,
                  name + " is there, and the log has only " +
                      counted(log.entries.size(), "entry", "entries") + ": the log was cut.",
                  kLogPath);
    } else if (log.head(size) != checkpoint->tree) {
      add_problem(report, name + " contradicts the log: what stood before it was changed since.",
                  kLogPath);
    }
  }
}

}  // namespace palimpsest::archive
