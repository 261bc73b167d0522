#include "archive/job/bundle/collected_pages.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Bundles that are held in memory: readers are at neighbouring files, so at few shards.
constexpr std::size_t kLoaded = 8;

// Returns the first item in which two bundles of one shard differ, or nothing.
std::optional<BundleItem> first_difference(const BundleHead& one, const BundleHead& other) {
  const std::size_t count = std::min(one.items.size(), other.items.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (one.items[i].sha256 != other.items[i].sha256) return one.items[i];
  }
  if (one.items.size() == other.items.size()) return std::nullopt;
  return one.items.size() > count ? one.items[count] : other.items[count];
}

std::vector<Shard> shards_of(const JobFolder& folder, const Job& job) {
  std::vector<Shard> shards;
  for (int number = 1; number <= job.shards; ++number) shards.push_back(folder.shard(job, number));
  return shards;
}

}  // namespace

CollectedPages::CollectedPages(JobFolder folder, Job job)
    : folder_(std::move(folder)), job_(std::move(job)) {
  const std::vector<Shard> shards = shards_of(folder_, job_);
  SharedResults shared(shards);
  for (const Shard& shard : shards) choose(shard, shared);
  for (const auto& [number, why] : shared.contradicted()) refuse_shard(number, why);
  for (const Shard& shard : shards) add(shard);
  for (const ShardFile& file : folder_.bundles()) {
    if (file.shard > job_.shards) refuse(file.path, file.shard, "the job has no such shard");
  }
  std::sort(places_.begin(), places_.end());
}

std::vector<CollectedPages::Candidate> CollectedPages::sound_bundles(const Shard& shard) {
  std::vector<Candidate> sound;
  for (const ShardFile& file : folder_.bundles_of(shard.number)) {
    try {
      sound.push_back({file.path, read_bundle(file.path, job_, shard)});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kIntegrity) throw;
      refuse(file.path, shard.number, error.what());
    }
  }
  return sound;
}

// Nobody can tell which of two is right, so neither is used.
void CollectedPages::choose(const Shard& shard, SharedResults& shared) {
  const std::vector<Candidate> sound = sound_bundles(shard);
  if (sound.empty()) return;
  for (const Candidate& each : sound) sound_[shard.number].push_back(each.path);
  for (const Candidate& other : sound) {
    const auto difference = first_difference(sound.front().bundle.head(), other.bundle.head());
    if (!difference) continue;
    return refuse_shard(shard.number, "bundles of this shard disagree on " +
                                          name_of_result(*difference) + ": " +
                                          sound.front().path.filename().string() + " and " +
                                          other.path.filename().string());
  }
  shared.add(sound.front().bundle.head());
}

void CollectedPages::refuse_shard(int number, const std::string& why) {
  for (const std::filesystem::path& path : sound_.at(number)) refuse(path, number, why);
  sound_.erase(number);
}

void CollectedPages::add(const Shard& shard) {
  const bool has_bundle = sound_.contains(shard.number);
  if (!has_bundle) missing_.push_back(shard.number);
  for (const ShardItem& item : shard.items) {
    if (item.first == 1) files_.push_back({item.file});
    if (has_bundle) {
      places_.push_back({item.sha256, shard.number, item.first, item.last});
    } else {
      files_.back().is_whole = false;
    }
  }
}

void CollectedPages::refuse(const std::filesystem::path& path, int shard, const std::string& why) {
  refused_.push_back({path.filename().string(), shard, why});
  std::filesystem::path aside = path;
  aside.replace_extension(JobFolder::kRefusedEnding);
  std::filesystem::rename(path, aside);
}

std::span<const CollectedPages::Place> CollectedPages::places_of(const Sha256& original) const {
  const auto first = std::lower_bound(places_.begin(), places_.end(), Place{original, 0, 0, 0});
  const auto last = std::find_if(first, places_.end(),
                                 [&](const Place& each) { return each.original != original; });
  return {first, last};
}

std::shared_ptr<const CollectedPages::Loaded> CollectedPages::load(int shard) const {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(loaded_.begin(), loaded_.end(),
                                  [shard](const auto& entry) { return entry.first == shard; });
  if (found != loaded_.end()) {
    const auto entry = *found;
    loaded_.erase(found);
    loaded_.push_front(entry);
    return entry.second;
  }
  auto loaded = std::make_shared<Loaded>(Loaded{Bundle::read(sound_.at(shard).front()), {}});
  const std::vector<BundleItem>& items = loaded->bundle.head().items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    loaded->items.emplace(Key(items[i].original, items[i].kind, items[i].page), i);
  }
  loaded_.emplace_front(shard, loaded);
  if (loaded_.size() > kLoaded) loaded_.pop_back();
  return loaded;
}

std::optional<std::string> CollectedPages::find(int shard, const Key& key) const {
  const auto loaded = load(shard);
  const auto place = loaded->items.find(key);
  return place == loaded->items.end() ? std::nullopt
                                      : std::optional(loaded->bundle.item(place->second));
}

// Every shard that has a part of a file opened it anew, and none disagrees with another.
std::optional<worker::DocumentFacts> CollectedPages::facts(const Sha256& original) const {
  const auto places = places_of(original);
  if (places.empty()) return std::nullopt;
  const int shard = places.front().shard;
  if (const auto failure = find(shard, {original, BundleItemKind::kFailure, 0})) {
    throw worker::decode_error(*failure);
  }
  const auto facts = find(shard, {original, BundleItemKind::kFacts, 0});
  if (!facts) return std::nullopt;
  return worker::decode_facts(*facts);
}

std::optional<std::string> CollectedPages::page(const Sha256& original, int number) const {
  for (const Place& place : places_of(original)) {
    if (number < place.first || number > place.last) continue;
    if (auto found = find(place.shard, {original, BundleItemKind::kPage, number})) return found;
  }
  return std::nullopt;
}

std::string CollectedPages::sandbox(const Sha256& original) const {
  const auto places = places_of(original);
  return places.empty() ? "" : load(places.front().shard)->bundle.head().sandbox;
}

void CollectedPages::check_pipeline(const std::map<std::string, std::string>& tooling,
                                    const std::string& pipeline) const {
  check_is_pipeline(tooling, pipeline, job_);
}

}  // namespace palimpsest::archive
