// Shards of a job as people and engines list them: neighbours as a range.
#pragma once

#include <string>
#include <vector>

namespace palimpsest {

struct ShardRange {
  int first = 0;
  int last = 0;

  [[nodiscard]] int size() const { return last - first + 1; }

  // Returns "1-3", or "7" for one shard.
  [[nodiscard]] std::string text() const;

  friend bool operator==(const ShardRange&, const ShardRange&) = default;
};

// Returns 1-3 and 7 for {1, 2, 3, 7}; `shards` are in order.
[[nodiscard]] std::vector<ShardRange> shard_ranges(const std::vector<int>& shards);

}  // namespace palimpsest
