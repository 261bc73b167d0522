#include "archive/evidence/log_view.hpp"

#include "base/zero_padded.hpp"
#include "record/log_entry_record.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr const char* kBundles = "tile/entries";

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Returns how many entries the bundles below a folder hold; `before` is the number that the names
// above it spell. The last name counts, since names are sorted and have equal lengths.
std::uint64_t entries_below(const store::Snapshot& files, const std::string& folder,
                            std::uint64_t before) {
  std::uint64_t count = 0;
  for (const store::Entry& entry : files.list(folder)) {
    const std::string path = folder + "/" + entry.name;
    const bool is_group = entry.name.starts_with('x');
    const auto number = parse_number(std::string_view(entry.name).substr(is_group ? 1 : 0, 3));
    if (!number) continue;
    const std::uint64_t index = before * 1000 + *number;
    if (is_group) {
      count = std::max(count, entries_below(files, path, index));
    } else if (!entry.is_folder) {
      count = std::max(count, (index + 1) * proof::kTileWidth);
    } else {
      for (const store::Entry& part : files.list(path)) {
        count = std::max(count, index * proof::kTileWidth + parse_number(part.name).value_or(0));
      }
    }
  }
  return count;
}

}  // namespace

LogView::LogView(std::optional<store::Snapshot> files) : files_(std::move(files)) {
  if (files_) size_ = entries_below(*files_, kBundles, 0);
}

std::optional<proof::Note> LogView::note(const std::string& path) const {
  const auto bytes = files_ ? files_->read(path) : std::nullopt;
  return bytes ? proof::Note::parse(*bytes) : std::nullopt;
}

std::optional<proof::Note> LogView::checkpoint() const { return note(kCheckpointFile); }

std::optional<proof::Note> LogView::signed_checkpoint(std::uint64_t size) const {
  return note(signed_checkpoint_path(size));
}

std::vector<std::uint64_t> LogView::signed_sizes() const {
  std::vector<std::uint64_t> sizes;
  if (!files_) return sizes;
  for (const store::Entry& entry : files_->list(kCheckpointsFolder)) {
    const auto size = parse_number(entry.name);
    if (size) sizes.push_back(*size);
  }
  return sizes;
}

proof::TileReader LogView::tiles() const {
  return proof::TileReader(
      [this](const std::string& path) { return files_ ? files_->read(path) : std::nullopt; },
      size_);
}

std::optional<LogEntry> LogView::newest() const {
  if (size_ == 0) return std::nullopt;
  return record::parse_log_entry(tiles().entry(size_ - 1));
}

std::string signed_checkpoint_path(std::uint64_t size) {
  constexpr std::size_t kDigits = 9;
  return std::string(kCheckpointsFolder) + "/" + zero_padded(std::to_string(size), kDigits);
}

}  // namespace palimpsest::archive
