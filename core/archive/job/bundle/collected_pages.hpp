// The sound bundles of a job as a supply of pages, and what is wrong with the others.
#pragma once

#include "archive/job/bundle/bundle_check.hpp"
#include "archive/job/bundle/shared_results.hpp"
#include "archive/job/job_folder.hpp"
#include "archive/reading/page_supply.hpp"
#include "model/collection.hpp"

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// A file of the job, and whether bundles hold all of it.
struct CollectedFile {
  std::filesystem::path path;
  bool is_whole = true;
};

class CollectedPages : public PageSupply {
 public:
  // Reads and checks every bundle. Two that hold different results for one page are both refused,
  // whether they are of one shard or of two that have copies of one file.
  CollectedPages(JobFolder folder, Job job);

  [[nodiscard]] const std::vector<CollectedFile>& files() const { return files_; }
  [[nodiscard]] const std::vector<RefusedBundle>& refused() const { return refused_; }
  [[nodiscard]] const std::vector<int>& missing() const { return missing_; }

  [[nodiscard]] std::optional<worker::DocumentFacts> facts(const Sha256& original) const override;
  [[nodiscard]] std::optional<std::string> page(const Sha256& original, int number) const override;
  [[nodiscard]] std::string sandbox(const Sha256& original) const override;
  void check_pipeline(const std::map<std::string, std::string>& tooling,
                      const std::string& pipeline) const override;

 private:
  using Key = std::tuple<Sha256, BundleItemKind, int>;

  // A bundle in memory, with the places of its items.
  struct Loaded {
    Bundle bundle;
    std::map<Key, std::size_t> items;
  };

  // Which pages of an original a shard holds; none where it could not be opened.
  struct Place {
    Sha256 original;
    int shard = 0;
    int first = 1;
    int last = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
  };

  struct Candidate {
    std::filesystem::path path;
    Bundle bundle;
  };

  void choose(const Shard& shard, SharedResults& shared);
  void refuse_shard(int number, const std::string& why);
  void add(const Shard& shard);
  void refuse(const std::filesystem::path& path, int shard, const std::string& why);
  [[nodiscard]] std::vector<Candidate> sound_bundles(const Shard& shard);
  [[nodiscard]] std::span<const Place> places_of(const Sha256& original) const;
  [[nodiscard]] std::shared_ptr<const Loaded> load(int shard) const;
  [[nodiscard]] std::optional<std::string> find(int shard, const Key& key) const;

  JobFolder folder_;
  Job job_;
  std::vector<CollectedFile> files_;
  std::vector<RefusedBundle> refused_;
  std::vector<int> missing_;
  std::map<int, std::vector<std::filesystem::path>> sound_;  // the bundles of a shard, all alike
  std::vector<Place> places_;                                // sorted
  mutable std::mutex mutex_;
  mutable std::deque<std::pair<int, std::shared_ptr<const Loaded>>> loaded_;  // newest first
};

}  // namespace palimpsest::archive
