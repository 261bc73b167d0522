#include "store/objects/single_pack.hpp"

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {

SinglePack::SinglePack(const std::filesystem::path& index) {
  git_odb* odb = nullptr;
  git_odb_backend* backend = nullptr;
  check_git(git_odb_new(&odb), ErrorKind::kInternal, "cannot start an object database");
  objects_.reset(odb);
  is_open_ = git_odb_backend_one_pack(&backend, index.c_str()) == 0 &&
             git_odb_add_backend(odb, backend, 1) == 0;
}

std::optional<std::pair<git_object_t, std::string>> SinglePack::read(const git_oid& id) const {
  git_odb_object* found = nullptr;
  if (!is_open_ || git_odb_read(&found, objects_.get(), &id) != 0) return std::nullopt;
  const OdbObjectHandle owner(found);
  return std::pair(git_odb_object_type(found),
                   std::string(static_cast<const char*>(git_odb_object_data(found)),
                               git_odb_object_size(found)));
}

}  // namespace palimpsest::store
