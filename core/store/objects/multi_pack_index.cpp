#include "store/objects/multi_pack_index.hpp"

#include "store/objects/index_file.hpp"
#include "store/objects/pack_format.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 12;
constexpr std::size_t kChunkRowBytes = 12;
constexpr std::size_t kOffsetRowBytes = 8;

struct Chunk {
  std::uint64_t at = 0;
  std::uint64_t size = 0;
};

using Chunks = std::map<std::string, Chunk>;

// Empty when the table of chunks makes no sense.
Chunks chunks_of(const IndexFile& file, const std::string& head) {
  const auto count = static_cast<unsigned char>(head[6]);
  const std::string table = file.read(kHeadBytes, kChunkRowBytes * (count + 1U));
  if (table.size() < kChunkRowBytes * (count + 1U)) return {};
  Chunks chunks;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t at = long_word_at(table, kChunkRowBytes * i + 4);
    const std::uint64_t end = long_word_at(table, kChunkRowBytes * (i + 1) + 4);
    if (at > end || end > file.size()) return {};
    chunks[table.substr(kChunkRowBytes * i, 4)] = {at, end - at};
  }
  return chunks;
}

// Returns where the objects of each pack end; of one that is not there libgit2 reads nothing.
std::vector<std::uint64_t> ends_of_packs(const fs::path& folder, const std::string& names) {
  std::vector<std::uint64_t> ends;
  for (std::size_t at = 0; at < names.size() && names[at] != '\0';) {
    const std::string name = names.substr(at, names.find('\0', at) - at);
    std::error_code is_missing;
    const auto size = fs::file_size((folder / name).replace_extension(".pack"), is_missing);
    ends.push_back(is_missing
                       ? std::numeric_limits<std::uint64_t>::max()
                       : std::max<std::uint64_t>(size, kPackTrailerBytes) - kPackTrailerBytes);
    at += name.size() + 1;
  }
  return ends;
}

// Looks at entries: which pack, and where in it.
class EntryCheck {
 public:
  EntryCheck(std::vector<std::uint64_t> ends, std::string longs)
      : ends_(std::move(ends)), longs_(std::move(longs)) {}

  [[nodiscard]] bool holds_all(const std::string& entries) const {
    for (std::size_t at = 0; at + kOffsetRowBytes <= entries.size(); at += kOffsetRowBytes) {
      if (!holds(word_at(entries, at), word_at(entries, at + 4))) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] bool holds(std::uint32_t pack, std::uint32_t word) const {
    if (pack >= ends_.size()) return false;
    std::uint64_t offset = word;
    if (!longs_.empty() && word >= kLongOffset) {
      const std::size_t place = word - kLongOffset;
      if (place >= longs_.size() / 8) return false;
      offset = long_word_at(longs_, 8 * place);
    }
    return offset >= kPackHeaderBytes && offset < ends_[pack];
  }

  std::vector<std::uint64_t> ends_;
  std::string longs_;
};

}  // namespace

bool is_usable_multi_pack_index(const fs::path& path) {
  const IndexFile file(path);
  const std::string head = file.read(0, kHeadBytes);
  if (head.size() < kHeadBytes || !head.starts_with("MIDX")) return false;
  Chunks chunks = chunks_of(file, head);
  const Chunk& names = chunks["PNAM"];
  const Chunk& longs = chunks["LOFF"];
  const Chunk& entries = chunks["OOFF"];
  const EntryCheck check(ends_of_packs(path.parent_path(), file.read(names.at, names.size)),
                         file.read(longs.at, longs.size));
  const std::uint64_t end = entries.at + entries.size;
  for (std::uint64_t at = entries.at; at < end; at += kIndexBlockBytes) {
    const std::uint64_t wanted = std::min<std::uint64_t>(kIndexBlockBytes, end - at);
    const std::string block = file.read(at, wanted);
    if (block.size() < wanted || !check.holds_all(block)) return false;
  }
  return entries.size > 0;
}

}  // namespace palimpsest::store
