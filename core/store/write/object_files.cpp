#include "store/write/object_files.hpp"

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "store/maintain/new_pack.hpp"
#include "store/objects/delta.hpp"
#include "store/objects/pack_text.hpp"
#include "store/objects/pending_objects.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Loose objects cost two syncs each, a pack three for all of them; but every pack is one more that
// each look-up has to search until it is joined with others (maintain/pack_join.hpp).
constexpr std::size_t kLeastPacked = 100;
constexpr int kLongestChain = 50;  // of deltas on each other, as git makes them

struct FreeBackend {
  void operator()(git_odb_backend* backend) const { backend->free(backend); }
};

// What becomes of an object in the pack.
struct PlannedEntry {
  std::optional<std::size_t> base;  // the entry that it is a delta against
  int depth = 0;                    // deltas below it
  PackBody body;
  std::uint64_t offset = 0;
};

class BatchPack {
 public:
  explicit BatchPack(const std::deque<PendingObject>& objects) : objects_(objects) {
    plan();
    for_each_in_parallel(entries_.size(), [this](std::size_t i) { fill(i); });
  }

  void write(PackText& pack) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const PendingObject& object = objects_[i];
      PlannedEntry& entry = entries_[i];
      entry.offset = entry.base
                         ? pack.add_delta(object.id, entries_[*entry.base].offset, entry.body)
                         : pack.add(object.id, object.type, entry.body);
    }
  }

 private:
  void plan() {
    MapById<std::size_t> places;
    for (const PendingObject& object : objects_) {
      PlannedEntry& entry = entries_.emplace_back();
      const auto base = object.base ? places.find(*object.base) : places.end();
      if (base != places.end() && entries_[base->second].depth < kLongestChain) {
        entry.base = base->second;
        entry.depth = entries_[base->second].depth + 1;
      }
      places.emplace(object.id, entries_.size() - 1);
    }
  }

  void fill(std::size_t index) {
    const std::string& bytes = objects_[index].bytes;
    PlannedEntry& entry = entries_[index];
    entry.body = entry.base ? make_pack_body(make_delta(objects_[*entry.base].bytes, bytes))
                            : make_pack_body(bytes);
  }

  const std::deque<PendingObject>& objects_;
  std::vector<PlannedEntry> entries_;
};

}  // namespace

ObjectFiles::ObjectFiles(const Repository& repository) : repository_(repository) {
  const PendingObjects& objects = repository.pending();
  if (objects.all().size() < kLeastPacked) return;
  PackText pack(static_cast<std::uint32_t>(objects.all().size()),
                [this](std::string_view bytes) { pack_ += bytes; });
  BatchPack(objects.all()).write(pack);
  pack_name_ = pack.finish();
  index_ = pack.index();
}

void ObjectFiles::write() const { return pack_name_.empty() ? write_loose() : write_pack(); }

void ObjectFiles::write_pack() const {
  const fs::path folder = repository_.folder() / "objects/pack";
  write_file_durably(folder / ("pack-" + pack_name_ + ".pack"), pack_, kPackMode);
  // The index last: git takes a pack for whole when its index is there.
  write_file_durably(folder / ("pack-" + pack_name_ + ".idx"), index_, kPackMode);
}

void ObjectFiles::write_loose() const {
  const fs::path folder = repository_.folder() / "objects";
  git_odb_backend* loose = nullptr;
  check_git(git_odb_backend_loose(&loose, folder.c_str(), -1, 1, 0, 0), ErrorKind::kInternal,
            "cannot start a backend");
  const std::unique_ptr<git_odb_backend, FreeBackend> owner(loose);
  std::set<std::string> folders;
  for (const PendingObject& object : repository_.pending().all()) {
    check_git(
        loose->write(loose, &object.id, object.bytes.data(), object.bytes.size(), object.type),
        ErrorKind::kEnvironment, "cannot write to " + repository_.folder().string());
    folders.insert(hex_of(object.id).substr(0, 2));
  }
  for (const std::string& name : folders) sync_folder(folder / name);
  sync_folder(folder);
}

}  // namespace palimpsest::store
