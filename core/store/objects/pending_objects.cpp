#include "store/objects/pending_objects.hpp"

#include "store/objects/object_source.hpp"

namespace palimpsest::store {
namespace {

class PendingSource : public ObjectSource {
 public:
  explicit PendingSource(const PendingObjects& objects) : objects_(objects) {}

  [[nodiscard]] bool contains(const git_oid& id) const override {
    return objects_.find(id) != nullptr;
  }

  bool read(const git_oid& id, const Take& take) const override {
    const PendingObject* object = objects_.find(id);
    if (object == nullptr) return false;
    take(object->type, object->bytes);
    return true;
  }

 private:
  const PendingObjects& objects_;
};

}  // namespace

git_oid PendingObjects::add(git_object_t type, std::string bytes,
                            const std::optional<git_oid>& base) {
  git_oid id{};
  check_git(git_odb_hash(&id, bytes.data(), bytes.size(), type), ErrorKind::kInternal,
            "cannot hash an object");
  add(id, type, std::move(bytes), base);
  return id;
}

void PendingObjects::add(const git_oid& id, git_object_t type, std::string bytes,
                         const std::optional<git_oid>& base) {
  if (!places_.try_emplace(id, objects_.size()).second) return;
  byte_count_ += bytes.size();
  objects_.push_back({id, type, std::move(bytes), base});
}

const PendingObject* PendingObjects::find(const git_oid& id) const {
  const auto place = places_.find(id);
  if (place != places_.end()) return &objects_[place->second];
  const auto written = written_.find(id);
  return written == written_.end() ? nullptr : &written->second;
}

void PendingObjects::settle() {
  for (PendingObject& object : objects_) written_.insert_or_assign(object.id, std::move(object));
  objects_.clear();
  places_.clear();
  byte_count_ = 0;
}

void PendingObjects::forget() { written_.clear(); }

void PendingObjects::shrink(std::size_t count) {
  while (objects_.size() > count) {
    byte_count_ -= objects_.back().bytes.size();
    places_.erase(objects_.back().id);
    objects_.pop_back();
  }
}

void PendingObjects::serve(git_odb* objects) {
  add_source(objects, std::make_unique<PendingSource>(*this), SourceOrder::kBeforeAllOthers);
}

}  // namespace palimpsest::store
