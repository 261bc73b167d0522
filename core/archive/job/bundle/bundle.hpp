// The results of one shard in one file.
//
//   file = "palimpsest-bundle 1" LF
//          SHA-256 of all that follows, 64 hexadecimal digits, LF
//          bytes of the head, 12 decimal digits, LF
//          the head: canonical JSON, schemas/bundle.schema.json
//          the items, each deflated, in the order of the head
//
// Equal results give equal heads, whoever read them and when. One file a shard, since a million
// small ones would keep the file system of a cluster busier than reading does; items are packed one
// by one, so that a page is found without unpacking those before it.
#pragma once

#include "model/job.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

// Throws Error(integrity) with the reason alone: whoever reads a bundle knows which.
[[noreturn]] void refuse_bundle(const std::string& why);

// Puts a bundle together in memory.
class BundleWriter {
 public:
  // `head` has no items yet.
  explicit BundleWriter(BundleHead head) : head_(std::move(head)) {}

  // Adds what was read of `original`; `page` is 0 but for a page.
  void add(const Sha256& original, BundleItemKind kind, int page, std::string_view bytes);

  void set_sandbox(const std::string& sandbox) { head_.sandbox = sandbox; }
  void add_failure() { ++head_.failures; }

  [[nodiscard]] const BundleHead& head() const { return head_; }

  // Writes it durably as `unfinished`, and gives it the name `path` then.
  void write(const std::filesystem::path& unfinished, const std::filesystem::path& path) const;

 private:
  BundleHead head_;
  std::string bodies_;
};

// A bundle in memory.
class Bundle {
 public:
  // Throws Error(integrity), with the reason alone, when the file is not what was written.
  [[nodiscard]] static Bundle read(const std::filesystem::path& path);

  [[nodiscard]] const BundleHead& head() const { return head_; }

  // Returns what was read as item `number` of the head. Throws Error(integrity) when it is not what
  // the head says.
  [[nodiscard]] std::string item(std::size_t number) const;

 private:
  Bundle(std::string bytes, BundleHead head, std::size_t bodies);

  std::string bytes_;
  BundleHead head_;
  std::vector<std::size_t> places_;  // of the items in `bytes_`, and the end
};

}  // namespace palimpsest::archive
