#include "model/shard_ranges.hpp"

namespace palimpsest {

std::string ShardRange::text() const {
  return std::to_string(first) + (first == last ? "" : "-" + std::to_string(last));
}

std::vector<ShardRange> shard_ranges(const std::vector<int>& shards) {
  std::vector<ShardRange> ranges;
  for (const int shard : shards) {
    if (!ranges.empty() && ranges.back().last + 1 == shard) {
      ranges.back().last = shard;
    } else {
      ranges.push_back({shard, shard});
    }
  }
  return ranges;
}

}  // namespace palimpsest
