// Writes a bag (BagIt 1.0, RFC 8493): files as they are, and manifests by which anybody checks
// them.
//
//   bagit.txt  bag-info.txt
//   manifest-sha256.txt  manifest-sha512.txt         of data/
//   tagmanifest-sha256.txt  tagmanifest-sha512.txt   of everything else
//   data/...
//
// The folder is written beside its place and gets its name when it is complete. Files are copied,
// never linked: a bag and what it was made from share no byte on the disk.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::exchange {

// A label and its value in bag-info.txt. Neither may hold a line's end.
using BagInfo = std::vector<std::pair<std::string, std::string>>;

struct WrittenBag {
  std::uint64_t files = 0;  // of the payload
  std::uint64_t bytes = 0;
};

class BagWriter {
 public:
  // Throws Error(conflict) when something stands at `folder`, and Error(environment) when its
  // parent cannot be written.
  explicit BagWriter(const std::filesystem::path& folder);

  // Takes an unfinished bag away.
  ~BagWriter();
  BagWriter(const BagWriter&) = delete;
  BagWriter& operator=(const BagWriter&) = delete;

  // Add a file of the payload; `path` is relative to data/. Throw Error(internal) for a path that
  // was added already. add_copy() throws Error(integrity) when the source has another SHA-256.
  void add(const std::string& path, std::string_view bytes);
  void add_copy(const std::string& path, const std::filesystem::path& source, const Sha256& sha256);

  // Adds a file beside the payload; `path` is relative to the bag.
  void add_tag(const std::string& path, std::string_view bytes);

  // Writes manifests and bag-info.txt, with Payload-Oxum added to `info`, and gives the bag its
  // name.
  [[nodiscard]] WrittenBag finish(const BagInfo& info);

 private:
  using Digests = std::map<std::string, FileDigests>;  // by path in the bag

  void take(const std::string& path, const FileDigests& digests, Digests& into);
  void write(const std::string& path, std::string_view bytes);
  void write_manifests(const std::string& prefix, const Digests& files);

  std::filesystem::path folder_;
  std::filesystem::path unfinished_;
  Digests payload_;
  Digests tags_;
  bool is_finished_ = false;
};

// Returns a path as manifests write it: CR, LF and % as %0D, %0A and %25.
[[nodiscard]] std::string encoded_path(std::string_view path);

}  // namespace palimpsest::exchange
