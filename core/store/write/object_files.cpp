#include "store/write/object_files.hpp"

#include "base/file.hpp"
#include "store/objects/delta.hpp"
#include "store/objects/pack_text.hpp"
#include "store/objects/pending_objects.hpp"

#include <map>
#include <memory>
#include <set>
#include <vector>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Loose objects cost two syncs each, a pack three for all of them; but every pack is one more that
// each look-up has to search until `maintain` joins them.
constexpr std::size_t kLeastPacked = 100;
constexpr int kLongestChain = 50;  // of deltas on each other, as git makes them
constexpr fs::perms kPackMode =
    fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;

struct FreeBackend {
  void operator()(git_odb_backend* backend) const { backend->free(backend); }
};

// Where an object of the pack stands, and how many deltas lie below it.
struct PackPlace {
  std::uint64_t offset = 0;
  int depth = 0;
};

class BatchPack {
 public:
  BatchPack(const PendingObjects& objects, PackText& pack) : objects_(objects), pack_(pack) {}

  void add_all() {
    for (const PendingObject& object : objects_.all()) {
      places_[hex_of(object.id)] = place_of(object);
    }
  }

 private:
  PackPlace place_of(const PendingObject& object) {
    const PendingObject* base = object.base ? objects_.find(*object.base) : nullptr;
    const auto below = base != nullptr ? places_.find(hex_of(base->id)) : places_.end();
    if (below == places_.end() || below->second.depth >= kLongestChain) {
      return {pack_.add(object.id, object.type, object.bytes), 0};
    }
    const std::string delta = make_delta(base->bytes, object.bytes);
    return {pack_.add_delta(object.id, below->second.offset, delta), below->second.depth + 1};
  }

  const PendingObjects& objects_;
  PackText& pack_;
  std::map<std::string, PackPlace> places_;
};

}  // namespace

ObjectFiles::ObjectFiles(const Repository& repository) : repository_(repository) {
  const PendingObjects& objects = repository.pending();
  if (objects.all().size() < kLeastPacked) return;
  PackText pack(static_cast<std::uint32_t>(objects.all().size()),
                [this](std::string_view bytes) { pack_ += bytes; });
  BatchPack(objects, pack).add_all();
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
