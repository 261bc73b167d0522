#include "store/maintain/repack.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/maintain/new_pack.hpp"
#include "store/maintain/object_list.hpp"
#include "store/maintain/old_packs.hpp"
#include "store/objects/delta.hpp"
#include "store/objects/pack_text.hpp"
#include "store/write/batch_marker.hpp"

#include <utility>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr int kLongestChain = 50;  // of deltas on each other, as git makes them

// Where an object stands in the new pack.
struct Place {
  std::uint64_t offset = 0;
  int depth = 0;  // deltas below it
};

// Writes the listed objects as a pack.
class NewPack {
 public:
  NewPack(const Repository& repository, const ObjectList& list, PackText::Sink sink)
      : repository_(repository),
        list_(list),
        pack_(static_cast<std::uint32_t>(list.all().size()), std::move(sink)) {}

  // Returns its name and its index.
  [[nodiscard]] std::pair<std::string, std::string> write() {
    places_.reserve(list_.all().size());
    for (const ListedObject& object : list_.all()) places_.push_back(add(object));
    const std::string name = pack_.finish();
    return {name, pack_.index()};
  }

 private:
  Place add(const ListedObject& object) {
    git_odb_object* found = nullptr;
    check_git(git_odb_read(&found, repository_.objects(), &object.id), ErrorKind::kIntegrity,
              "cannot read git object " + hex_of(object.id));
    const OdbObjectHandle owner(found);
    const std::string_view bytes(static_cast<const char*>(git_odb_object_data(found)),
                                 git_odb_object_size(found));
    const bool has_base = object.base != ListedObject::kNoBase;
    if (!has_base || places_[object.base].depth >= kLongestChain) {
      return {pack_.add(object.id, git_odb_object_type(found), make_pack_body(bytes)), 0};
    }
    const std::string base = read_object(repository_, list_.all()[object.base].id);
    const Place& below = places_[object.base];
    return {pack_.add_delta(object.id, below.offset, make_pack_body(make_delta(base, bytes))),
            below.depth + 1};
  }

  const Repository& repository_;
  const ObjectList& list_;
  PackText pack_;
  std::vector<Place> places_;
};

}  // namespace

std::string write_pack(const fs::path& root, const Repository& repository, const ObjectList& list) {
  return place_pack(root, repository, [&](PackText::Sink sink) {
    return NewPack(repository, list, std::move(sink)).write();
  });
}

RepackOutcome repack(Store& store) {
  const Writer writer(store);
  const Repository repository(store.repository_folder());
  OldPacks old(store.root());
  RepackOutcome outcome{0, old.pack_count(), old.loose_count(), old.byte_count(), 0};
  if (old.pack_count() <= 1 && old.loose_count() == 0) {
    outcome.bytes_after = outcome.bytes_before;
    return outcome;
  }
  const ObjectList list(repository);
  outcome.objects = list.all().size();
  const std::string name = write_pack(store.root(), repository, list);
  old.remove_all_in(list, name);
  remove_batch_marker(store.root());
  outcome.bytes_after = OldPacks(store.root()).byte_count();
  return outcome;
}

}  // namespace palimpsest::store
