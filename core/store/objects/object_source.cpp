#include "store/objects/object_source.hpp"

#include "base/error.hpp"

#include <cstring>
#include <exception>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

struct Backend {
  git_odb_backend base;  // the first member: libgit2 knows nothing but its address
  std::unique_ptr<ObjectSource> source;
};

const ObjectSource& source_of(git_odb_backend* backend) {
  return *reinterpret_cast<Backend*>(backend)->source;
}

// No exception may pass through libgit2, which is C. What the system refuses is no damage: it is
// told by the class by which libgit2 tells its own.
int read_from(git_odb_backend* backend, const git_oid& id, const ObjectSource::Take& take) {
  try {
    return source_of(backend).read(id, take) ? GIT_OK : GIT_ENOTFOUND;
  } catch (const Error& error) {
    const bool is_damage = error.kind() == ErrorKind::kIntegrity;
    git_error_set_str(is_damage ? GIT_ERROR_ODB : GIT_ERROR_OS, error.what());
    return GIT_ERROR;
  } catch (const std::exception& error) {
    git_error_set_str(GIT_ERROR_ODB, error.what());
    return GIT_ERROR;
  }
}

int read_object(void** data, std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  *data = nullptr;
  const int result = read_from(backend, *id, [&](git_object_t found, std::string_view content) {
    *type = found;
    *size = content.size();
    *data = git_odb_backend_data_alloc(backend, content.size());
    if (*data != nullptr) std::memcpy(*data, content.data(), content.size());
  });
  return result == GIT_OK && *data == nullptr ? GIT_ERROR : result;
}

int read_header(std::size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* id) {
  return read_from(backend, *id, [&](git_object_t found, std::string_view content) {
    *type = found;
    *size = content.size();
  });
}

int has_object(git_odb_backend* backend, const git_oid* id) {
  return source_of(backend).contains(*id) ? 1 : 0;
}

void free_backend(git_odb_backend* backend) { delete reinterpret_cast<Backend*>(backend); }

}  // namespace

void add_source(git_odb* objects, std::unique_ptr<ObjectSource> source, SourceOrder order) {
  auto backend = std::make_unique<Backend>();
  check_git(git_odb_init_backend(&backend->base, GIT_ODB_BACKEND_VERSION), ErrorKind::kInternal,
            "cannot start a backend");
  backend->base.read = read_object;
  backend->base.read_header = read_header;
  backend->base.exists = has_object;
  backend->base.free = free_backend;
  backend->source = std::move(source);
  check_git(git_odb_add_backend(objects, &backend->base, static_cast<int>(order)),
            ErrorKind::kInternal, "cannot add a backend");
  (void)backend.release();  // the database frees it
}

}  // namespace palimpsest::store
