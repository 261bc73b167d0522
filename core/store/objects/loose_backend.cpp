#include "store/objects/loose_backend.hpp"

#include "base/file.hpp"
#include "store/objects/loose_object.hpp"

#include <cstring>
#include <memory>
#include <utility>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

// Packs have this, too, and were there before; the loose objects of libgit2 have 1.
constexpr int kBehindPacks = 2;

struct Backend {
  git_odb_backend base;  // the first member: libgit2 knows nothing but its address
  std::filesystem::path folder;
};

std::filesystem::path path_of(git_odb_backend* backend, const git_oid& id) {
  const std::string hex = hex_of(id);
  return reinterpret_cast<Backend*>(backend)->folder / hex.substr(0, 2) / hex.substr(2);
}

int has_object(git_odb_backend* backend, const git_oid* id) {
  std::error_code ignored;
  return std::filesystem::exists(path_of(backend, *id), ignored) ? 1 : 0;
}

// No exception may pass through libgit2, which is C.
int find_object(git_odb_backend* backend, const git_oid& id, LooseObject& object) {
  if (has_object(backend, &id) == 0) return GIT_ENOTFOUND;
  try {
    auto found = read_loose_object(read_file(path_of(backend, id)), id);
    if (!found) {
      git_error_set_str(GIT_ERROR_ODB, "the loose object is damaged");
      return GIT_ERROR;
    }
    object = std::move(*found);
    return GIT_OK;
  } catch (const std::exception& error) {
    git_error_set_str(GIT_ERROR_ODB, error.what());
    return GIT_ERROR;
  }
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  LooseObject object;
  const int result = find_object(backend, *id, object);
  if (result != GIT_OK) return result;
  *size = object.content.size();
  *type = object.type;
  return GIT_OK;
}

int read_object(void** data, std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  LooseObject object;
  const int result = find_object(backend, *id, object);
  if (result != GIT_OK) return result;
  *data = git_odb_backend_data_alloc(backend, object.content.size());
  if (*data == nullptr) return GIT_ERROR;
  std::memcpy(*data, object.content.data(), object.content.size());
  *size = object.content.size();
  *type = object.type;
  return GIT_OK;
}

void free_backend(git_odb_backend* backend) { delete reinterpret_cast<Backend*>(backend); }

}  // namespace

void serve_loose_objects(git_odb* objects, const std::filesystem::path& folder) {
  auto backend = std::make_unique<Backend>();
  check_git(git_odb_init_backend(&backend->base, GIT_ODB_BACKEND_VERSION), ErrorKind::kInternal,
            "cannot start a backend");
  backend->base.read = read_object;
  backend->base.read_header = read_header;
  backend->base.exists = has_object;
  backend->base.free = free_backend;
  backend->folder = folder;
  check_git(git_odb_add_backend(objects, &backend->base, kBehindPacks), ErrorKind::kInternal,
            "cannot add a backend");
  (void)backend.release();  // the database frees it
}

}  // namespace palimpsest::store
