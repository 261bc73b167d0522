#include "archive/job/bundle/bundle_check.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Takes the results of one item of the shard from the head, beginning at `place`, and returns where
// those of the next begin.
std::size_t after_results(const std::vector<BundleItem>& items, std::size_t place,
                          const ShardItem& wanted) {
  const auto is_there = [&](BundleItemKind kind, int page) {
    return place < items.size() && items[place].kind == kind && items[place].page == page &&
           items[place].original == wanted.sha256;
  };
  if (is_there(BundleItemKind::kFailure, 0)) return place + 1;
  const std::string name = std::filesystem::path(wanted.file).filename().string();
  if (!is_there(BundleItemKind::kFacts, 0)) {
    refuse_bundle("it does not hold " + name + " with the bytes that the shard asks for");
  }
  ++place;
  for (int page = wanted.first; page <= wanted.last; ++page, ++place) {
    if (!is_there(BundleItemKind::kPage, page)) {
      refuse_bundle("it does not hold page " + std::to_string(page) + " of " + name);
    }
  }
  return place;
}

void check_items(const BundleHead& head, const Shard& shard) {
  std::size_t place = 0;
  for (const ShardItem& item : shard.items) place = after_results(head.items, place, item);
  if (place != head.items.size()) refuse_bundle("it holds more than the shard asks for");
}

}  // namespace

void check_is_pipeline(const std::map<std::string, std::string>& tooling,
                       const std::string& pipeline, const Job& job) {
  if (pipeline == job.pipeline) return;
  throw Error(ErrorKind::kEnvironment,
              "this machine does not read as the job was planned: " + difference_of(tooling, job),
              "install the same packages on every machine, or plan the job on one of these");
}

std::string difference_of(const std::map<std::string, std::string>& tooling, const Job& job) {
  const auto value = [](const std::map<std::string, std::string>& tools, const std::string& name) {
    const auto found = tools.find(name);
    return found == tools.end() ? std::string("none") : found->second;
  };
  std::map<std::string, std::string> names = job.tooling;
  names.insert(tooling.begin(), tooling.end());
  std::string text;
  for (const auto& [name, ignored] : names) {
    const std::string there = value(tooling, name);
    const std::string here = value(job.tooling, name);
    if (there == here) continue;
    text += (text.empty() ? "" : ", ") + name + " " + there + " instead of " + here;
  }
  return text.empty() ? "another build of palimpsest" : text;
}

Bundle read_bundle(const std::filesystem::path& path, const Job& job, const Shard& shard) {
  Bundle bundle = Bundle::read(path);
  const BundleHead& head = bundle.head();
  if (head.job != job.id)
    refuse_bundle("it belongs to another job, or to an earlier plan of this one");
  if (head.shard != shard.number) {
    refuse_bundle("it holds shard " + std::to_string(head.shard) + " under the name of another");
  }
  if (head.pipeline != job.pipeline) {
    refuse_bundle("it was read by another pipeline: " + difference_of(head.tooling, job));
  }
  check_items(head, shard);
  return bundle;
}

std::optional<SoundBundle> sound_bundle(const JobFolder& folder, const Job& job,
                                        const Shard& shard) {
  for (const ShardFile& file : folder.bundles_of(shard.number)) {
    try {
      return SoundBundle{file.attempt, read_bundle(file.path, job, shard).head()};
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kIntegrity) throw;
    }
  }
  return std::nullopt;
}

}  // namespace palimpsest::archive
