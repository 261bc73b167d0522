// Every copy of git objects in a repository's folder, whatever else is damaged there.
//
// Neither references nor configuration are looked at, and nothing is believed: an object is what
// its hash says, or it is not here.
#pragma once

#include "store/git.hpp"
#include "store/objects/loose_object.hpp"
#include "store/objects/single_pack.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

class ObjectCopies {
 public:
  // `objects` is the folder objects/ of a repository.
  explicit ObjectCopies(std::filesystem::path objects);

  // Returns the object from the first copy of it that is whole.
  [[nodiscard]] std::optional<LooseObject> read(const std::string& id) const;

 private:
  std::filesystem::path objects_;
  std::vector<SinglePack> packs_;
};

// Returns the ids that the index of a pack lists; empty when it cannot be trusted.
[[nodiscard]] std::vector<std::string> ids_of_pack(const std::filesystem::path& index);

}  // namespace palimpsest::store
