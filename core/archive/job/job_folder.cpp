#include "archive/job/job_folder.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/zero_padded.hpp"
#include "record/job_record.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr int kShardsOfAFolder = 1000;
constexpr std::size_t kFolderDigits = 3;
constexpr std::size_t kShardDigits = 6;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && number > 0 ? std::optional(number) : std::nullopt;
}

// Reads 000017.2.bundle.
std::optional<ShardFile> parsed(const fs::path& path, const std::string& ending) {
  const std::string name = path.filename().string();
  const std::size_t point = name.find('.');
  if (!name.ends_with(ending) || point == std::string::npos) return std::nullopt;
  const std::size_t end = name.size() - ending.size();
  if (end <= point) return std::nullopt;
  const auto shard = number_in(std::string_view(name).substr(0, point));
  const auto attempt = number_in(std::string_view(name).substr(point + 1, end - point - 1));
  if (!shard || !attempt) return std::nullopt;
  return ShardFile{path, *shard, *attempt};
}

void add_files(const fs::path& folder, const std::string& ending, std::vector<ShardFile>& files) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (auto file = parsed(it->path(), ending)) files.push_back(std::move(*file));
  }
}

std::vector<ShardFile> sorted(std::vector<ShardFile> files) {
  std::sort(files.begin(), files.end(), [](const ShardFile& one, const ShardFile& other) {
    return std::pair(one.shard, one.attempt) < std::pair(other.shard, other.attempt);
  });
  return files;
}

std::vector<ShardFile> files_below(const fs::path& folder, const std::string& ending) {
  std::vector<ShardFile> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    add_files(it->path(), ending, files);
  }
  return sorted(std::move(files));
}

}  // namespace

fs::path JobFolder::path_in(const char* kind, int shard, const std::string& ending) const {
  return root_ / kind / zero_padded(std::to_string(shard / kShardsOfAFolder), kFolderDigits) /
         (zero_padded(std::to_string(shard), kShardDigits) + ending);
}

fs::path JobFolder::shard_path(int number) const { return path_in("shards", number, ".json"); }

fs::path JobFolder::run_path(int shard, int attempt) const {
  return path_in("runs", shard, "." + std::to_string(attempt) + ".json");
}

fs::path JobFolder::bundle_path(int shard, int attempt, const char* ending) const {
  return path_in("bundles", shard, "." + std::to_string(attempt) + ending);
}

std::vector<ShardFile> JobFolder::bundles() const {
  return files_below(root_ / "bundles", kBundleEnding);
}

std::vector<ShardFile> JobFolder::bundles_of(int shard) const {
  std::vector<ShardFile> files;
  add_files(bundle_path(shard, 1, kBundleEnding).parent_path(), kBundleEnding, files);
  std::erase_if(files, [shard](const ShardFile& file) { return file.shard != shard; });
  return sorted(std::move(files));
}

std::vector<ShardFile> JobFolder::runs() const { return files_below(root_ / "runs", ".json"); }

std::vector<int> JobFolder::missing(const Job& job) const {
  std::vector<bool> is_done(static_cast<std::size_t>(job.shards) + 1);
  for (const ShardFile& bundle : bundles()) {
    if (bundle.shard <= job.shards) is_done[static_cast<std::size_t>(bundle.shard)] = true;
  }
  std::vector<int> missing;
  for (int shard = 1; shard <= job.shards; ++shard) {
    if (!is_done[static_cast<std::size_t>(shard)]) missing.push_back(shard);
  }
  return missing;
}

Job JobFolder::job() const {
  std::error_code error;
  if (!fs::is_regular_file(manifest_path(), error)) {
    throw Error(ErrorKind::kInput, "the folder " + root_.string() + " holds no job",
                "make one: palimpsest plan JOB FILE... --release ID");
  }
  return record::parse_job(read_file(manifest_path()));
}

Shard JobFolder::shard(const Job& job, int number) const {
  if (number < 1 || number > job.shards) {
    throw Error(ErrorKind::kUsage, "the job has no shard " + std::to_string(number),
                "its shards are numbered from 1 to " + std::to_string(job.shards));
  }
  Shard shard = record::parse_shard(read_file(shard_path(number)));
  if (shard.job != job.id || shard.number != number) {
    throw Error(ErrorKind::kIntegrity,
                shard_path(number).string() + " is the record of another shard",
                "plan the job again in an empty folder");
  }
  return shard;
}

}  // namespace palimpsest::archive
