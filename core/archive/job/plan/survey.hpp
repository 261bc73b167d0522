// Opens every file of a job once, to learn its bytes and how many pages it has.
#pragma once

#include "archive/import/import_files.hpp"
#include "archive/job/plan/shard_cut.hpp"
#include "archive/reading/reader_pool.hpp"
#include "model/import_state.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct Survey {
  std::vector<PlannedFile> files;              // in the order of the paths
  std::vector<UnusablePath> unusable;          // that cannot even be read
  std::map<std::string, std::string> tooling;  // of this machine; empty when no file can be opened
};

struct SurveyRequest {
  std::vector<std::filesystem::path> paths;  // PDFs, and folders that are searched for PDFs
  PoolOptions readers;                       // reads_pages does not matter
  std::function<bool()> is_stopped;          // asked again and again; true ends the survey
};

// A file that cannot be opened is one without pages. `progress` hears of every file. Throws
// Error(interrupted) when it was told to stop, and Error(environment).
[[nodiscard]] Survey survey_files(const SurveyRequest& request,
                                  const std::function<void(const ImportState&)>& progress);

}  // namespace palimpsest::archive
