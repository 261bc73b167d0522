#include "store/objects/pack_index.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "store/objects/index_file.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "store/objects/pack_format.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFanOutEntries = 256;
constexpr std::size_t kTablesAt = kIndexMagic.size() + 4 * kFanOutEntries;
constexpr std::size_t kIdBytes = 20;
constexpr std::size_t kEntryBytes = kIdBytes + 4 + 4;  // id, checksum, offset
constexpr std::size_t kTrailerBytes = 2 * kIdBytes;

bool has_rising_fan_out(std::string_view head) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < kFanOutEntries; ++i) {
    const std::uint32_t count = word_at(head, kIndexMagic.size() + 4 * i);
    if (count < before) return false;
    before = count;
  }
  return true;
}

// Where the tables of an index stand, by its head and size.
struct Tables {
  std::size_t count = 0;  // of objects
  std::size_t longs = 0;  // of long offsets

  [[nodiscard]] std::size_t offsets_at() const { return kTablesAt + count * (kEntryBytes - 4); }
  [[nodiscard]] std::size_t longs_at() const { return kTablesAt + count * kEntryBytes; }
};

std::optional<Tables> tables_of(std::string_view head, std::uint64_t index_bytes) {
  if (head.size() < kTablesAt || index_bytes < kTablesAt + kTrailerBytes) return std::nullopt;
  if (!head.starts_with(kIndexMagic)) return std::nullopt;
  const std::size_t count = word_at(head, kTablesAt - 4);
  const std::size_t left = index_bytes - kTablesAt - kTrailerBytes;
  if (count * kEntryBytes > left || (left - count * kEntryBytes) % 8 != 0) return std::nullopt;
  return Tables{count, (left - count * kEntryBytes) / 8};
}

// Whether offsets lie among the objects of a pack of this size.
class OffsetCheck {
 public:
  OffsetCheck(std::string_view longs, std::uint64_t pack_bytes)
      : longs_(longs), end_(std::max(pack_bytes, kPackTrailerBytes) - kPackTrailerBytes) {}

  [[nodiscard]] bool holds_all(std::string_view offsets) const {
    for (std::size_t at = 0; at < offsets.size(); at += 4) {
      const std::uint32_t offset = word_at(offsets, at);
      if (offset < kLongOffset ? !holds(offset) : !holds_long(offset - kLongOffset)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] bool holds(std::uint64_t offset) const {
    return offset >= kPackHeaderBytes && offset < end_;
  }
  [[nodiscard]] bool holds_long(std::size_t place) const {
    if (place >= longs_.size() / 8) return false;
    return holds(long_word_at(longs_, 8 * place));
  }

  std::string_view longs_;
  std::uint64_t end_;
};

}  // namespace

PackIndex read_pack_index(const std::string& bytes, std::uint64_t pack_bytes) {
  PackIndex index;
  const std::string_view all = bytes;
  const auto tables = tables_of(all, all.size());
  if (!tables) return index;
  for (std::size_t i = 0; i < tables->count; ++i) {
    index.ids.push_back(to_hex(all.substr(kTablesAt + kIdBytes * i, kIdBytes)));
  }
  const OffsetCheck check(all.substr(tables->longs_at(), 8 * tables->longs), pack_bytes);
  index.is_usable = has_rising_fan_out(all) &&
                    check.holds_all(all.substr(tables->offsets_at(), 4 * tables->count));
  return index;
}

bool is_usable_index(const fs::path& index, std::uint64_t pack_bytes) {
  const IndexFile file(index);
  const std::string head = file.read(0, kTablesAt);
  const auto tables = tables_of(head, file.size());
  if (!tables || !has_rising_fan_out(head)) return false;
  const std::string longs = file.read(tables->longs_at(), 8 * tables->longs);
  const OffsetCheck check(longs, pack_bytes);
  const std::size_t end = tables->longs_at();
  for (std::size_t at = tables->offsets_at(); at < end; at += kIndexBlockBytes) {
    const std::size_t wanted = std::min(kIndexBlockBytes, end - at);
    const std::string block = file.read(at, wanted);
    if (block.size() < wanted || !check.holds_all(block)) return false;
  }
  return true;
}

std::vector<fs::path> unusable_indexes(const fs::path& folder) {
  std::vector<fs::path> unusable;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const fs::path& index = entry.path();
    bool is_usable = true;
    if (index.filename() == kMultiPackIndex) {
      is_usable = is_usable_multi_pack_index(index);
    } else if (index.extension() == ".idx") {
      std::error_code has_no_pack;
      const auto size = fs::file_size(fs::path(index).replace_extension(".pack"), has_no_pack);
      is_usable = has_no_pack || is_usable_index(index, size);
    }
    // One that is gone was taken away meanwhile, by whoever packs anew.
    if (!is_usable && fs::exists(index, ignored)) unusable.push_back(index);
  }
  std::sort(unusable.begin(), unusable.end());
  return unusable;
}

void check_pack_indexes(const fs::path& folder) {
  std::vector<fs::path> unusable = unusable_indexes(folder);
  if (unusable.empty()) return;
  const int refusal = IndexFile(unusable.front()).refusal();
  if (refusal != 0) {
    throw Error(ErrorKind::kEnvironment,
                "cannot read " + unusable.front().string() + ": " + system_reason(refusal));
  }
  unusable = unusable_indexes(folder);  // what was refused once may be there now
  if (unusable.empty()) return;
  throw Error(ErrorKind::kIntegrity,
              "the index " + unusable.front().string() + " of packed git objects is damaged",
              unusable.front().filename() == kMultiPackIndex
                  ? "remove this file: it holds nothing that the indexes of the packs do not"
                  : "run `palimpsest verify` to see what is damaged, and mend it with `palimpsest "
                    "repair`");
}

}  // namespace palimpsest::store
