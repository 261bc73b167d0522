#include "archive/job/collect_job.hpp"

#include "archive/job/bundle/bundle_check.hpp"
#include "archive/job/bundle/collected_pages.hpp"
#include "archive/job/job_reading.hpp"
#include "archive/reading/page_results.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

std::vector<std::filesystem::path> paths_to_import(const std::vector<CollectedFile>& files,
                                                   Gaps gaps) {
  std::vector<std::filesystem::path> paths;
  for (const CollectedFile& file : files) {
    if (!file.is_whole && gaps == Gaps::kStop) break;
    if (file.is_whole || gaps == Gaps::kRead) paths.push_back(file.path);
  }
  return paths;
}

// What is committed says by which program it was read: by this one.
void check_program(const Job& job) {
  check_is_pipeline(job.tooling, pipeline_of(read_options(job.reading), job.tooling), job);
}

}  // namespace

Collected collect_job(store::Store& store, const JobFolder& folder,
                      const ClientFactory& make_client, const CollectRequest& request,
                      ImportObserver& observer) {
  const Job job = folder.job();
  check_program(job);
  const auto pages = std::make_shared<const CollectedPages>(folder, job);
  Collected collected{{}, {}, pages->refused(), pages->missing(), 0};
  ImportRequest import = request.import;
  import.paths = paths_to_import(pages->files(), request.gaps);
  import.reading = read_options(job.reading);
  import.supply = pages;
  collected.files_left = pages->files().size() - import.paths.size();
  if (import.paths.empty()) return collected;
  const bool reads = request.gaps == Gaps::kRead && !collected.missing.empty();
  collected.import = import_files(store, reads ? make_client : ClientFactory(), import, observer);
  return collected;
}

Collected collect_refresh(store::Store& store, const JobFolder& folder,
                          const ClientFactory& make_client, const CollectRefreshRequest& request,
                          RefreshObserver& observer) {
  const Job job = folder.job();
  check_program(job);
  const auto pages = std::make_shared<const CollectedPages>(folder, job);
  Collected collected{{}, {}, pages->refused(), pages->missing(), 0};
  const auto originals = paths_to_import(pages->files(), request.gaps);
  SuppliedReadings supplied{pages, {}, read_options(job.reading), job.tooling};
  for (const std::filesystem::path& original : originals) {
    if (const auto sha256 = Sha256::parse(original.filename().string())) {
      supplied.originals.insert(*sha256);
    }
  }
  RefreshRequest refreshing = request.refresh;
  refreshing.supplied = std::move(supplied);
  collected.files_left = pages->files().size() - originals.size();
  const bool reads = request.gaps == Gaps::kRead && !collected.missing.empty();
  collected.refresh = refresh(store, reads ? make_client : ClientFactory(), refreshing, observer);
  return collected;
}

}  // namespace palimpsest::archive
