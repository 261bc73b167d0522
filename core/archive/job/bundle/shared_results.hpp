// Results that more than one shard of a job holds: of a file that goes on from one shard to the
// next, and of copies of one file. Where they differ, nobody can tell which is right.
#pragma once

#include "model/job.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// Returns "page 3 of 0123456789ab", or "the facts of 0123456789ab".
[[nodiscard]] std::string name_of_result(const BundleItem& item);

class SharedResults {
 public:
  // Finds out which originals stand in several places of the shards of a job; of the others nothing
  // is kept.
  explicit SharedResults(const std::vector<Shard>& shards);

  // Compares the results of a bundle with those that were added before.
  void add(const BundleHead& head);

  // Returns the shards that hold a result which is another one elsewhere, and what is to be said of
  // each. Those that are left agree.
  [[nodiscard]] const std::map<int, std::string>& contradicted() const { return contradicted_; }

 private:
  struct Known {
    Sha256 sha256;
    int shard = 0;
  };

  std::set<Sha256> shared_;
  std::map<std::pair<Sha256, int>, Known> known_;  // by original and page; 0 for what is no page
  std::map<int, std::string> contradicted_;
};

}  // namespace palimpsest::archive
