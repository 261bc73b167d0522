// A pack of git and its index, as bytes.
//
//   pack  = "PACK" 2:u32 count:u32 entry* sha1:20 bytes
//   entry = type and size, [distance to the base,] deflated bytes
//   index = version 2: fan-out, ids, checksums and offsets of the entries, sorted by id
//
// libgit2 has writers of its own. git_packbuilder looks for deltas among all objects and takes a
// thousand times as long on trees of this size; git_mempack_dump packs whole trees again.
#pragma once

#include "base/digest.hpp"
#include "store/git.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::store {

// What an entry of a pack holds, deflated. Making it costs more than all else of a pack, and can be
// done by several threads at once.
struct PackBody {
  std::size_t size = 0;  // before it was deflated
  std::string deflated;
};
[[nodiscard]] PackBody make_pack_body(std::string_view bytes);

class PackText {
 public:
  using Sink = std::function<void(std::string_view)>;

  // Starts a pack of exactly `count` objects, the bytes of which go to `sink`.
  PackText(std::uint32_t count, Sink sink);

  // Adds an object and returns where it stands. Each id may come once.
  std::uint64_t add(const git_oid& id, git_object_t type, const PackBody& body);

  // Adds an object as a delta against the one that stands at `base`.
  std::uint64_t add_delta(const git_oid& id, std::uint64_t base, const PackBody& delta);

  // Ends the pack and returns its checksum, by which it is named: 40 hexadecimal digits.
  std::string finish();

  // Returns the index of the finished pack.
  [[nodiscard]] std::string index();

 private:
  struct Entry {
    git_oid id{};
    std::uint32_t checksum = 0;
    std::uint64_t offset = 0;
  };

  std::uint64_t put_entry(const git_oid& id, const std::string& head, const std::string& deflated);
  void put(std::string_view bytes);

  Sink sink_;
  Sha1 sha1_;
  std::uint64_t size_ = 0;
  std::vector<Entry> entries_;
  std::string checksum_;  // 20 bytes
};

}  // namespace palimpsest::store
