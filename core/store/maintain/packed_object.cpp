#include "store/maintain/packed_object.hpp"

#include "base/digest.hpp"
#include "base/file.hpp"
#include "store/objects/index_file.hpp"
#include "store/objects/pack_format.hpp"
#include "store/objects/pack_index.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "pack-";
constexpr std::size_t kCountAt = 8 + 4 * 255;  // the last of the fan-out
constexpr std::size_t kIdsAt = kCountAt + 4;

std::uint64_t offset_of(std::string_view index, std::size_t count, std::size_t number) {
  const std::size_t offsets_at = kIdsAt + count * (GIT_OID_RAWSZ + 4);
  const std::uint32_t offset = word_at(index, offsets_at + 4 * number);
  if (offset < kLongOffset) return offset;
  return long_word_at(index, offsets_at + 4 * count + 8 * (offset - kLongOffset));
}

// Whether no bit of the index has changed, and it is the index of this pack.
bool is_as_written(const std::string& index, const fs::path& pack) {
  const std::string_view bytes = index;
  const IndexFile file(pack.string() + ".pack");
  const std::string checksum = file.read(file.size() - GIT_OID_RAWSZ, GIT_OID_RAWSZ);
  Sha1 sha1;
  sha1.add(bytes.substr(0, bytes.size() - GIT_OID_RAWSZ));
  return bytes.substr(bytes.size() - GIT_OID_RAWSZ) == sha1.finish() &&
         bytes.substr(bytes.size() - 2 * GIT_OID_RAWSZ, GIT_OID_RAWSZ) == checksum;
}

}  // namespace

std::vector<std::string> pack_names(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".idx" && stem.starts_with(kPrefix) &&
        stem.size() == kPrefix.size() + GIT_OID_HEXSZ) {
      names.push_back(stem.substr(kPrefix.size()));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t object_count(const fs::path& index) {
  const std::string count = IndexFile(index).read(kCountAt, 4);
  return count.size() == 4 ? word_at(count, 0) : 0;
}

std::vector<PackedObject> packed_objects(const fs::path& pack) {
  const std::string index = read_file(pack.string() + ".idx");
  const PackIndex known = read_pack_index(index, fs::file_size(pack.string() + ".pack"));
  if (!known.is_usable || !is_as_written(index, pack)) {
    throw Error(ErrorKind::kIntegrity, pack.string() + ".idx is damaged",
                "run `palimpsest verify` to see what is damaged");
  }
  std::vector<PackedObject> objects;
  objects.reserve(known.ids.size());
  for (std::size_t i = 0; i < known.ids.size(); ++i) {
    objects.push_back({oid_of(known.ids[i]), offset_of(index, known.ids.size(), i)});
  }
  std::sort(objects.begin(), objects.end(),
            [](const PackedObject& a, const PackedObject& b) { return a.offset < b.offset; });
  return objects;
}

}  // namespace palimpsest::store
