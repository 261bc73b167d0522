#include "archive/job/bundle/shared_results.hpp"

namespace palimpsest::archive {
namespace {

constexpr std::size_t kNameDigits = 12;

std::string contradiction(int shard, int other, const BundleItem& item) {
  const std::string with = shard == other ? "itself" : "shard " + std::to_string(other);
  return "it disagrees with " + with + " on " + name_of_result(item);
}

}  // namespace

std::string name_of_result(const BundleItem& item) {
  const std::string original = " of " + item.original.hex().substr(0, kNameDigits);
  return item.kind == BundleItemKind::kPage ? "page " + std::to_string(item.page) + original
                                            : "the facts" + original;
}

SharedResults::SharedResults(const std::vector<Shard>& shards) {
  std::set<Sha256> seen;
  for (const Shard& shard : shards) {
    for (const ShardItem& item : shard.items) {
      if (!seen.insert(item.sha256).second) shared_.insert(item.sha256);
    }
  }
}

void SharedResults::add(const BundleHead& head) {
  for (const BundleItem& item : head.items) {
    if (!shared_.contains(item.original)) continue;
    const auto [known, is_new] =
        known_.try_emplace({item.original, item.page}, Known{item.sha256, head.shard});
    if (is_new || known->second.sha256 == item.sha256) continue;
    const int other = known->second.shard;
    contradicted_.try_emplace(head.shard, contradiction(head.shard, other, item));
    contradicted_.try_emplace(other, contradiction(other, head.shard, item));
  }
}

}  // namespace palimpsest::archive
