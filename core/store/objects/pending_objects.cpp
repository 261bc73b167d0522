#include "store/objects/pending_objects.hpp"

namespace palimpsest::store {
namespace {

// libgit2 asks its fastest backend first; packs have 2, loose objects 1.
constexpr int kBeforeAllOthers = 3;

struct Backend {
  git_odb_backend base;  // the first member: libgit2 knows nothing but its address
  const PendingObjects* objects;
};

const PendingObject* find_in(git_odb_backend* backend, const git_oid* id) {
  return reinterpret_cast<Backend*>(backend)->objects->find(*id);
}

int read_object(void** data, std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  const PendingObject* object = find_in(backend, id);
  if (object == nullptr) return GIT_ENOTFOUND;
  *data = git_odb_backend_data_alloc(backend, object->bytes.size());
  if (*data == nullptr) return GIT_ERROR;
  std::memcpy(*data, object->bytes.data(), object->bytes.size());
  *size = object->bytes.size();
  *type = object->type;
  return GIT_OK;
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  const PendingObject* object = find_in(backend, id);
  if (object == nullptr) return GIT_ENOTFOUND;
  *size = object->bytes.size();
  *type = object->type;
  return GIT_OK;
}

int has_object(git_odb_backend* backend, const git_oid* id) {
  return find_in(backend, id) != nullptr ? 1 : 0;
}

void free_backend(git_odb_backend* backend) { delete reinterpret_cast<Backend*>(backend); }

}  // namespace

git_oid PendingObjects::add(git_object_t type, std::string bytes,
                            const std::optional<git_oid>& base) {
  git_oid id{};
  check_git(git_odb_hash(&id, bytes.data(), bytes.size(), type), ErrorKind::kInternal,
            "cannot hash an object");
  if (!places_.try_emplace(id, objects_.size()).second) return id;
  byte_count_ += bytes.size();
  objects_.push_back({id, type, std::move(bytes), base});
  return id;
}

const PendingObject* PendingObjects::find(const git_oid& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? nullptr : &objects_[place->second];
}

void PendingObjects::shrink(std::size_t count) {
  while (objects_.size() > count) {
    byte_count_ -= objects_.back().bytes.size();
    places_.erase(objects_.back().id);
    objects_.pop_back();
  }
}

void PendingObjects::serve(git_odb* objects) {
  auto backend = std::make_unique<Backend>();
  check_git(git_odb_init_backend(&backend->base, GIT_ODB_BACKEND_VERSION), ErrorKind::kInternal,
            "cannot start a backend");
  backend->base.read = read_object;
  backend->base.read_header = read_header;
  backend->base.exists = has_object;
  backend->base.free = free_backend;
  backend->objects = this;
  check_git(git_odb_add_backend(objects, &backend->base, kBeforeAllOthers), ErrorKind::kInternal,
            "cannot add a backend");
  (void)backend.release();  // the database frees it
}

}  // namespace palimpsest::store
