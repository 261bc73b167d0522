#include "proof/log/tiles.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::proof {
namespace {

constexpr int kTileHeight = 8;  // levels of the tree that one tile spans
constexpr std::size_t kHashBytes = 32;
constexpr const char* kEntriesName = "entries";

// One row of tiles: those of a level, or the bundles of entries.
struct Row {
  std::string name;         // "0", or "entries"
  std::uint64_t count = 0;  // hashes or entries in it
};

Row hash_row(int tile_level, std::uint64_t size) {
  return {std::to_string(tile_level), size >> (kTileHeight * tile_level)};
}

std::string number_path(std::uint64_t number) {
  std::string path = std::to_string(1000 + number % 1000).substr(1);
  for (number /= 1000; number > 0; number /= 1000) {
    path = "x" + std::to_string(1000 + number % 1000).substr(1) + "/" + path;
  }
  return path;
}

std::string tile_path(const Row& row, std::uint64_t index) {
  const std::string path = "tile/" + row.name + "/" + number_path(index);
  const std::uint64_t width = row.count - index * kTileWidth;
  return width >= kTileWidth ? path : path + ".p/" + std::to_string(width);
}

void append_hash(std::string& text, const Sha256& hash) {
  text.append(reinterpret_cast<const char*>(hash.bytes().data()), hash.bytes().size());
}

Sha256 hash_at(const std::string& tile, std::uint64_t index) {
  Sha256::Bytes bytes{};
  std::copy_n(tile.begin() + static_cast<std::ptrdiff_t>(index * kHashBytes), kHashBytes,
              bytes.begin());
  return Sha256(bytes);
}

Sha256 root_within(const std::string& tile, std::uint64_t begin, std::uint64_t count) {
  if (count == 1) return hash_at(tile, begin);
  return node_hash(root_within(tile, begin, count / 2),
                   root_within(tile, begin + count / 2, count / 2));
}

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error(ErrorKind::kIntegrity, "the file " + path + " of the log " + reason,
              "run `palimpsest verify` to see what is damaged");
}

std::string framed(const std::string& entry) {
  if (entry.size() > kMaxEntryBytes) {
    throw Error(ErrorKind::kInternal, "an entry of the log is longer than the log can hold");
  }
  std::string text;
  text += static_cast<char>(entry.size() >> 8);
  text += static_cast<char>(entry.size() & 0xFF);
  return text + entry;
}

std::vector<std::string> unframed(const std::string& text, const std::string& path) {
  std::vector<std::string> entries;
  for (std::size_t at = 0; at < text.size();) {
    if (text.size() - at < 2) refuse(path, "ends inside an entry");
    const std::size_t size = static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
                             static_cast<unsigned char>(text[at + 1]);
    if (text.size() - at - 2 < size) refuse(path, "ends inside an entry");
    entries.push_back(text.substr(at + 2, size));
    at += 2 + size;
  }
  return entries;
}

// Puts pieces behind one row of tiles and says which files that changes.
class GrowingRow {
 public:
  // `last` is the content of the last tile, empty when it is full or there is none.
  GrowingRow(Row row, std::string last, std::vector<TileChange>& changes)
      : before_(std::move(row)), last_(std::move(last)), after_(before_), changes_(changes) {}

  // Returns the content of the tile that this piece completes.
  std::optional<std::string> append(const std::string& piece) {
    last_ += piece;
    ++after_.count;
    if (after_.count % kTileWidth != 0) return std::nullopt;
    changes_.push_back({tile_path(after_, after_.count / kTileWidth - 1), last_});
    return std::exchange(last_, "");
  }

  // The file of the tile that was not full goes, since its name holds how full it was.
  void finish() {
    if (after_.count == before_.count) return;
    if (before_.count % kTileWidth != 0) {
      changes_.push_back({tile_path(before_, before_.count / kTileWidth), std::nullopt});
    }
    if (after_.count % kTileWidth != 0) {
      changes_.push_back({tile_path(after_, after_.count / kTileWidth), last_});
    }
  }

 private:
  Row before_;
  std::string last_;
  Row after_;
  std::vector<TileChange>& changes_;
};

}  // namespace

const std::string& TileReader::tile(int level, std::uint64_t index) {
  const Row row = hash_row(level, size_);
  const std::string path = tile_path(row, index);
  const auto known = tiles_.find(path);
  if (known != tiles_.end()) return known->second;
  auto bytes = read_(path);
  if (!bytes) refuse(path, "is missing");
  const std::uint64_t width = std::min(kTileWidth, row.count - index * kTileWidth);
  if (bytes->size() != width * kHashBytes) refuse(path, "has a wrong length");
  return tiles_.emplace(path, std::move(*bytes)).first->second;
}

Sha256 TileReader::subtree(const Subtree& subtree) {
  const int tile_level = subtree.level / kTileHeight;
  const int height = subtree.level % kTileHeight;
  const std::uint64_t first = subtree.index << height;  // among the hashes of the tile's level
  return root_within(tile(tile_level, first / kTileWidth), first % kTileWidth,
                     std::uint64_t{1} << height);
}

SubtreeHashes TileReader::hashes() {
  return [this](const Subtree& wanted) { return subtree(wanted); };
}

std::vector<std::string> TileReader::bundle(std::uint64_t bundle) {
  const auto known = bundles_.find(bundle);
  if (known != bundles_.end()) return known->second;
  const std::string path = tile_path({kEntriesName, size_}, bundle);
  const auto bytes = read_(path);
  if (!bytes) refuse(path, "is missing");
  std::vector<std::string> entries = unframed(*bytes, path);
  if (entries.size() != std::min(kTileWidth, size_ - bundle * kTileWidth)) {
    refuse(path, "holds another number of entries than it must");
  }
  bundles_.clear();  // entries are read in order, and one bundle is enough
  return bundles_.emplace(bundle, std::move(entries)).first->second;
}

std::string TileReader::entry(std::uint64_t index) {
  if (index >= size_) throw Error(ErrorKind::kInternal, "an entry outside the log");
  return bundle(index / kTileWidth)[index % kTileWidth];
}

std::vector<TileChange> append_entries(TileReader& reader,
                                       const std::vector<std::string>& entries) {
  std::vector<TileChange> changes;
  const std::uint64_t size = reader.size();
  std::string last;
  for (std::uint64_t i = size - size % kTileWidth; i < size; ++i) last += framed(reader.entry(i));
  GrowingRow bundles({kEntriesName, size}, last, changes);
  std::vector<Sha256> hashes;
  for (const std::string& entry : entries) {
    (void)bundles.append(framed(entry));
    hashes.push_back(leaf_hash(entry));
  }
  bundles.finish();
  for (int level = 0; !hashes.empty(); ++level) {
    const Row row = hash_row(level, size);
    std::string tile;
    for (std::uint64_t i = row.count - row.count % kTileWidth; i < row.count; ++i) {
      append_hash(tile, reader.subtree({level * kTileHeight, i}));
    }
    GrowingRow growing(row, tile, changes);
    std::vector<Sha256> above;
    for (const Sha256& hash : hashes) {
      std::string piece;
      append_hash(piece, hash);
      const auto full = growing.append(piece);
      if (full) above.push_back(root_within(*full, 0, kTileWidth));
    }
    growing.finish();
    hashes = std::move(above);
  }
  return changes;
}

std::vector<std::string> tile_paths(std::uint64_t size) {
  std::vector<Row> rows = {{kEntriesName, size}};
  for (int level = 0; hash_row(level, size).count > 0; ++level) {
    rows.push_back(hash_row(level, size));
  }
  std::vector<std::string> paths;
  for (const Row& row : rows) {
    for (std::uint64_t i = 0; i * kTileWidth < row.count; ++i) paths.push_back(tile_path(row, i));
  }
  return paths;
}

}  // namespace palimpsest::proof
