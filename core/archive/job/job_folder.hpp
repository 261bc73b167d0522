// The folder of a job, which every machine that takes part sees.
//
//   job.json                          the manifest, written last: a folder without it is no job
//   shards/000/000017.json            what shard 17 asks for
//   runs/000/000017.1.json            its first attempt: begun, and ended how
//   bundles/000/000017.1.bundle       what the first attempt read
//   bundles/000/000017.1.tmp          the same while it is written
//   bundles/000/000017.1.refused      the same, set aside by collect
//   slurm/                            scripts and what the shards printed
//
// Names never change their meaning: any machine may add a run or a bundle at any time, and none
// touches that of another. Folders 000, 001 ... take a thousand shards each.
#pragma once

#include "model/job.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A file of the job by its name.
struct ShardFile {
  std::filesystem::path path;
  int shard = 0;
  int attempt = 0;
};

class JobFolder {
 public:
  explicit JobFolder(std::filesystem::path root) : root_(std::move(root)) {}

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  // Returns the manifest. Throws Error(input) when the folder holds none.
  [[nodiscard]] Job job() const;

  // Returns a shard of `job`. Throws Error(usage) when the job has no such number, and
  // Error(integrity) when the record is of something else.
  [[nodiscard]] Shard shard(const Job& job, int number) const;

  [[nodiscard]] std::filesystem::path manifest_path() const { return root_ / "job.json"; }
  [[nodiscard]] std::filesystem::path shard_path(int number) const;
  [[nodiscard]] std::filesystem::path run_path(int shard, int attempt) const;

  // `ending` is kBundleEnding, kUnfinishedEnding or kRefusedEnding.
  [[nodiscard]] std::filesystem::path bundle_path(int shard, int attempt, const char* ending) const;

  // Return what is there, by shard and attempt.
  [[nodiscard]] std::vector<ShardFile> bundles() const;
  [[nodiscard]] std::vector<ShardFile> bundles_of(int shard) const;
  [[nodiscard]] std::vector<ShardFile> runs() const;

  // Returns the shards that have no bundle, in order.
  [[nodiscard]] std::vector<int> missing(const Job& job) const;

  static constexpr const char* kBundleEnding = ".bundle";
  static constexpr const char* kUnfinishedEnding = ".tmp";
  static constexpr const char* kRefusedEnding = ".refused";

 private:
  [[nodiscard]] std::filesystem::path path_in(const char* kind, int shard,
                                              const std::string& ending) const;

  std::filesystem::path root_;
};

}  // namespace palimpsest::archive
