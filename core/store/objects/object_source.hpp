// A place of our own in which libgit2 looks for objects: a read-only backend of its database.
#pragma once

#include "store/git.hpp"

#include <functional>
#include <memory>
#include <string_view>

namespace palimpsest::store {

class ObjectSource {
 public:
  using Take = std::function<void(git_object_t type, std::string_view content)>;

  ObjectSource() = default;
  ObjectSource(const ObjectSource&) = delete;
  ObjectSource& operator=(const ObjectSource&) = delete;
  virtual ~ObjectSource() = default;

  [[nodiscard]] virtual bool contains(const git_oid& id) const = 0;

  // Gives `take` the object and returns true, or returns false when it is not here. Throws
  // Error(integrity) when it is damaged, and another when the system does not let it be read:
  // libgit2 then asks no other place, and reports what the error says.
  virtual bool read(const git_oid& id, const Take& take) const = 0;
};

// When a source is asked, beside those of libgit2: packs have 2 and came first, loose objects 1.
enum class SourceOrder { kBehindPacks = 2, kBeforeAllOthers = 3 };

// Lets `objects` read from `source`. Looking an object up by the beginning of its id is left to the
// other sources.
void add_source(git_odb* objects, std::unique_ptr<ObjectSource> source, SourceOrder order);

}  // namespace palimpsest::store
