// The pages of a release, cut into shards that any machine with the same files can read, and what
// came of reading them.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/names.hpp"
#include "model/page_range.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// How pages are read, in the words of the command line.
struct JobReading {
  std::string ocr = "auto";
  std::vector<std::string> languages;
  std::string identifiers = {};         // rows of a person's own table
  std::optional<PageRange> pages = {};  // of the one file that are a document by themselves

  friend bool operator==(const JobReading&, const JobReading&) = default;
};

// The first word of a job that reads originals of an archive again. Written to manifests.
inline constexpr const char* kUnreadWord = "--unread";

// The manifest of a job.
struct Job {
  std::string id;        // a digest of everything that the job asks, 16 hexadecimal digits
  std::string pipeline;  // which every result must come from
  std::map<std::string, std::string> tooling;  // of the machine that planned it
  JobReading reading;
  std::vector<std::string> import_words;  // how the results are imported: words of its command
                                          // line; behind kUnreadWord those of refresh
  std::uint64_t files = 0;
  std::uint64_t pages = 0;
  int shards = 0;                           // numbered from 1
  double seconds = 0;                       // of one core, estimated
  int cores = 1;                            // that a shard is meant for
  std::optional<CommitId> planned_at = {};  // of the archive whose originals it reads again

  friend bool operator==(const Job&, const Job&) = default;
};

// Consecutive pages of a file.
struct ShardItem {
  std::string file;  // an absolute path
  Sha256 sha256;
  int page_count = 0;  // of the whole file; 0 when it cannot be opened
  int first = 1;
  int last = 0;  // first - 1 when there are no pages to read

  [[nodiscard]] int size() const { return last - first + 1; }

  friend bool operator==(const ShardItem&, const ShardItem&) = default;
};

// What one machine reads in one go. The items of all shards, in order, are the files in theirs.
struct Shard {
  std::string job;
  int number = 0;      // from 1
  double seconds = 0;  // of one core, estimated
  std::vector<ShardItem> items;

  friend bool operator==(const Shard&, const Shard&) = default;
};

// Written to bundles: never renumber or reuse.
enum class BundleItemKind {
  kFacts,    // what the worker said of a file
  kPage,     // the record of a page
  kFailure,  // the error with which a file could not be opened
};

template <>
inline constexpr auto kNames<BundleItemKind> = names_of("facts", "page", "failure");

struct BundleItem {
  Sha256 original;
  BundleItemKind kind{};
  int page = 0;              // 0 but for kPage
  Sha256 sha256;             // of what was read
  std::uint64_t size = 0;    // of the same, in bytes
  std::uint64_t packed = 0;  // bytes that it takes in the bundle

  friend bool operator==(const BundleItem&, const BundleItem&) = default;
};

// What a bundle holds: the results of one shard.
struct BundleHead {
  std::string job;
  int shard = 0;
  std::string pipeline;
  std::map<std::string, std::string> tooling;
  std::string sandbox;  // in which it was read
  int failures = 0;     // pages that were lost and files that cannot be opened
  std::vector<BundleItem> items;

  friend bool operator==(const BundleHead&, const BundleHead&) = default;
};

// One attempt to read a shard.
struct ShardRun {
  std::string job;
  int shard = 0;
  int attempt = 0;  // from 1
  std::string host;
  Instant started;
  std::optional<Instant> ended = {};  // nothing while it runs, or when it was killed
  double seconds = 0;                 // that it took
  int pages = 0;
  int failures = 0;
  std::string error = {};  // why it ended without a bundle

  friend bool operator==(const ShardRun&, const ShardRun&) = default;
};

}  // namespace palimpsest
