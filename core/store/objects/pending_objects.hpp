// The new objects of a batch, in memory until they are written at once.
//
// libgit2 reads them as if they were in the repository: they are a backend of its object database.
// It never writes here, since its own way of writing looks for every object in every pack first.
#pragma once

#include "store/git.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace palimpsest::store {

struct PendingObject {
  git_oid id{};
  git_object_t type{};
  std::string bytes;
  std::optional<git_oid> base;  // an earlier state of the same folder
};

class PendingObjects {
 public:
  PendingObjects() = default;
  PendingObjects(const PendingObjects&) = delete;
  PendingObjects& operator=(const PendingObjects&) = delete;

  // Collects an object unless it is there already, and returns its id.
  git_oid add(git_object_t type, std::string bytes, const std::optional<git_oid>& base = {});

  // Does the same with an object whose id is known.
  void add(const git_oid& id, git_object_t type, std::string bytes,
           const std::optional<git_oid>& base = {});

  // Returns the object, pending or just written, or null. Good until the next change.
  [[nodiscard]] const PendingObject* find(const git_oid& id) const;

  // Returns all, in the order in which they came: a base stands before what is made of it.
  [[nodiscard]] const std::deque<PendingObject>& all() const { return objects_; }
  [[nodiscard]] std::size_t byte_count() const { return byte_count_; }

  // Forgets all but the first `count`.
  void shrink(std::size_t count);

  // Takes all for written: they are no longer pending, and still read from here until forget(),
  // which spares taking them out of their pack at once.
  void settle();
  void forget();

  // Lets `objects` read from here. This must outlive it.
  void serve(git_odb* objects);

 private:
  std::deque<PendingObject> objects_;
  MapById<std::size_t> places_;
  std::size_t byte_count_ = 0;
  MapById<PendingObject> written_;
};

}  // namespace palimpsest::store
