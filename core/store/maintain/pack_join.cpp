#include "store/maintain/pack_join.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/maintain/new_pack.hpp"
#include "store/maintain/old_packs.hpp"
#include "store/maintain/packed_object.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "store/objects/pack_entry.hpp"
#include "store/objects/pack_format.hpp"
#include "store/objects/pack_text.hpp"
#include "store/write/batch_marker.hpp"

#include <algorithm>
#include <bit>
#include <fstream>
#include <map>
#include <utility>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kJoined = 8;  // packs of a class
constexpr int kClassBits = 3;       // of a number of objects: eight times the class below
constexpr std::size_t kMostObjects = 1U
                                     << 16;  // of a pack that is joined: eight take 40 MB of tables

struct SourcePack {
  std::string name;                   // 40 hexadecimal digits
  std::vector<PackedObject> objects;  // in the order in which they stand in the pack
};

int class_of(std::size_t objects) {
  return (static_cast<int>(std::bit_width(objects)) - 1) / kClassBits;
}

// Reads a pack from its beginning to its end, once.
class PackStream {
 public:
  explicit PackStream(const fs::path& path) : path_(path), file_(path, std::ios::binary) {}

  // Returns the next bytes, which stand until the next call.
  std::string_view take(std::uint64_t size) {
    read(size);
    sha1_.add(bytes_);
    return bytes_;
  }

  // Throws Error(integrity) when what was read is not what the end of the pack says.
  void check_end() {
    read(kPackTrailerBytes);
    if (bytes_ != sha1_.finish()) refuse();
  }

 private:
  [[noreturn]] void refuse() const {
    throw Error(ErrorKind::kIntegrity, path_.string() + " is damaged",
                "run `palimpsest verify` to see what is damaged");
  }

  void read(std::uint64_t size) {
    bytes_.resize(size);
    file_.read(bytes_.data(), static_cast<std::streamsize>(size));
    if (!file_) refuse();
  }

  fs::path path_;
  std::ifstream file_;
  std::string bytes_;
  Sha1 sha1_;
};

// Copies packs into one. An object that stands in several is taken from the first.
class JoinedPack {
 public:
  JoinedPack(fs::path folder, const std::vector<SourcePack>& sources, PackText::Sink sink)
      : folder_(std::move(folder)), sources_(sources), pack_(count_objects(), std::move(sink)) {}

  // Returns the name of the pack and its index.
  [[nodiscard]] std::pair<std::string, std::string> write() {
    for (const SourcePack& source : sources_) copy(source);
    const std::string name = pack_.finish();
    return {name, pack_.index()};
  }

 private:
  // Notes where the objects stand of which there are several.
  std::uint32_t count_objects() {
    std::vector<git_oid> ids;
    for (const SourcePack& source : sources_) {
      for (const PackedObject& object : source.objects) ids.push_back(object.id);
    }
    const auto is_less = [](const git_oid& a, const git_oid& b) { return git_oid_cmp(&a, &b) < 0; };
    std::sort(ids.begin(), ids.end(), is_less);
    std::size_t count = ids.empty() ? 0 : 1;
    for (std::size_t i = 1; i < ids.size(); ++i) {
      if (git_oid_equal(&ids[i - 1], &ids[i]) == 1) {
        repeated_.emplace(ids[i], 0);
      } else {
        ++count;
      }
    }
    return static_cast<std::uint32_t>(count);
  }

  void copy(const SourcePack& source) {
    const fs::path path = folder_ / ("pack-" + source.name + ".pack");
    const std::uint64_t end = fs::file_size(path) - kPackTrailerBytes;
    PackStream stream(path);
    (void)stream.take(kPackHeaderBytes);
    std::vector<std::uint64_t> places;
    for (std::size_t i = 0; i < source.objects.size(); ++i) {
      const PackedObject& object = source.objects[i];
      const std::uint64_t next = i + 1 < source.objects.size() ? source.objects[i + 1].offset : end;
      const PackEntry entry = parse_pack_entry(stream.take(next - object.offset));
      const auto repeated = repeated_.find(object.id);
      if (repeated != repeated_.end() && repeated->second != 0) {
        places.push_back(repeated->second);
        continue;
      }
      places.push_back(put(object, entry, source, places));
      if (repeated != repeated_.end()) repeated->second = places.back();
    }
    stream.check_end();
  }

  std::uint64_t put(const PackedObject& object, const PackEntry& entry, const SourcePack& source,
                    const std::vector<std::uint64_t>& places) {
    if (!entry.distance) {
      return pack_.add(object.id, static_cast<git_object_t>(entry.type), entry.body);
    }
    const auto end = source.objects.begin() + static_cast<std::ptrdiff_t>(places.size());
    const auto base = std::lower_bound(
        source.objects.begin(), end, object.offset - *entry.distance,
        [](const PackedObject& each, std::uint64_t offset) { return each.offset < offset; });
    if (base == end || base->offset != object.offset - *entry.distance) {
      throw Error(ErrorKind::kIntegrity, "a delta of pack " + source.name + " has no base");
    }
    const auto number = static_cast<std::size_t>(base - source.objects.begin());
    return pack_.add_delta(object.id, places[number], entry.body);
  }

  const fs::path folder_;
  const std::vector<SourcePack>& sources_;
  MapById<std::uint64_t> repeated_;  // where the first of them stands in the new pack, or 0
  PackText pack_;
};

// The packs that are small enough to be joined, by class.
std::map<int, std::vector<std::string>> packs_by_class(const fs::path& folder) {
  std::map<int, std::vector<std::string>> classes;
  for (const std::string& name : pack_names(folder)) {
    const std::size_t count = object_count(folder / ("pack-" + name + ".idx"));
    if (count > 0 && count <= kMostObjects) classes[class_of(count)].push_back(name);
  }
  return classes;
}

// Returns whether the packs are gone. The new pack is one of them when it holds what the others do.
bool join(const fs::path& root, const Repository& repository, std::vector<std::string> names) {
  const fs::path folder = repository.folder() / "objects/pack";
  std::vector<SourcePack> sources;
  for (const std::string& name : names) {
    sources.push_back({name, packed_objects(folder / ("pack-" + name))});
  }
  const std::string name = place_pack(root, repository, [&](PackText::Sink sink) {
    return JoinedPack(folder, sources, std::move(sink)).write();
  });
  std::erase(names, name);
  const bool are_gone = supersede_packs(root, names);
  remove_batch_marker(root);
  return are_gone;
}

}  // namespace

bool join_packs(const fs::path& root, const Repository& repository) {
  bool is_joined = false;
  // Stock git made the one, and it names packs; the other names packs that could not be removed.
  if (fs::exists(repository.folder() / "objects/pack" / kMultiPackIndex) ||
      fs::exists(root / kSupersededPacks)) {
    return is_joined;
  }
  for (;;) {
    auto classes = packs_by_class(repository.folder() / "objects/pack");
    const auto full = std::find_if(classes.begin(), classes.end(),
                                   [](const auto& each) { return each.second.size() >= kJoined; });
    if (full == classes.end()) return is_joined;
    full->second.resize(kJoined);
    const bool are_gone = join(root, repository, full->second);
    is_joined = true;
    if (!are_gone) return is_joined;
  }
}

}  // namespace palimpsest::store
