// Whether a bundle is what a shard of a job asks for.
#pragma once

#include "archive/job/bundle/bundle.hpp"
#include "archive/job/job_folder.hpp"
#include "model/job.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace palimpsest::archive {

// Returns the bundle in `path`. Throws Error(integrity), with the reason alone, when it was cut
// short or changed, when it belongs to another job or shard, when another pipeline read it, and
// when it does not hold the results of these files and pages.
[[nodiscard]] Bundle read_bundle(const std::filesystem::path& path, const Job& job,
                                 const Shard& shard);

// Throws Error(environment) when `pipeline`, of these tools, is not that of the job.
void check_is_pipeline(const std::map<std::string, std::string>& tooling,
                       const std::string& pipeline, const Job& job);

// Says which tools of two pipelines differ: "tesseract 5.3.0 instead of 5.3.1". Without one, the
// program itself differs.
[[nodiscard]] std::string difference_of(const std::map<std::string, std::string>& tooling,
                                        const Job& job);

struct SoundBundle {
  int attempt = 0;
  BundleHead head;
};

// Returns the first sound bundle of the shard, or nothing.
[[nodiscard]] std::optional<SoundBundle> sound_bundle(const JobFolder& folder, const Job& job,
                                                      const Shard& shard);

}  // namespace palimpsest::archive
