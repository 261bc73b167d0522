// Writes the pending objects into the repository: few as loose files, many as one pack.
#pragma once

#include "store/git.hpp"

#include <string>

namespace palimpsest::store {

class PendingObjects;

// What is written at once: prepared in memory, so that its name is known before anything is on
// disk.
class ObjectFiles {
 public:
  explicit ObjectFiles(const Repository& repository);

  // Returns the name of the pack, 40 hexadecimal digits; empty when the objects will be loose.
  [[nodiscard]] const std::string& pack_name() const { return pack_name_; }

  // Durable on return.
  void write() const;

 private:
  void write_loose() const;
  void write_pack() const;

  const Repository& repository_;
  std::string pack_name_;
  std::string pack_;
  std::string index_;
};

}  // namespace palimpsest::store
