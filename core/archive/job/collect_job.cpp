#include "archive/job/collect_job.hpp"

#include "archive/job/bundle/bundle_check.hpp"
#include "archive/job/bundle/collected_pages.hpp"
#include "archive/job/job_reading.hpp"
#include "archive/reading/page_results.hpp"
#include "base/error.hpp"

#include <memory>
#include <utility>
#include <vector>

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

// The bundles of a job, checked, and what becomes of them.
struct Checked {
  Job job;
  std::shared_ptr<const CollectedPages> pages;
  std::vector<std::filesystem::path> files;  // that are committed
  ClientFactory make_client;                 // empty where nothing is read here
  Collected collected;                       // but for what is committed
};

Checked check_bundles(const JobFolder& folder, const ClientFactory& make_client, Gaps gaps) {
  Job job = folder.job();
  check_program(job);
  auto pages = std::make_shared<const CollectedPages>(folder, job);
  auto files = paths_to_import(pages->files(), gaps);
  Collected collected{{}, {}, pages->refused(), pages->missing(), 0};
  collected.files_left = pages->files().size() - files.size();
  const bool reads = gaps == Gaps::kRead && !collected.missing.empty();
  return {std::move(job), std::move(pages), std::move(files), reads ? make_client : ClientFactory(),
          std::move(collected)};
}

SuppliedReadings supplied_by(const Checked& checked) {
  const Job& job = checked.job;
  if (!job.planned_at) {
    throw Error(ErrorKind::kInput, "the job does not say of which state of an archive it is",
                "plan it again in its folder: palimpsest plan JOB --unread");
  }
  SuppliedReadings supplied{
      checked.pages, {}, read_options(job.reading), job.tooling, *job.planned_at};
  for (const std::filesystem::path& original : checked.files) {
    if (const auto sha256 = Sha256::parse(original.filename().string())) {
      supplied.originals.insert(*sha256);
    }
  }
  return supplied;
}

}  // namespace

Collected collect_job(store::Store& store, const JobFolder& folder,
                      const ClientFactory& make_client, const CollectRequest& request,
                      ImportObserver& observer) {
  Checked checked = check_bundles(folder, make_client, request.gaps);
  if (checked.files.empty()) return std::move(checked.collected);
  ImportRequest import = request.import;
  import.paths = std::move(checked.files);
  import.reading = read_options(checked.job.reading);
  import.supply = checked.pages;
  checked.collected.import = import_files(store, checked.make_client, import, observer);
  return std::move(checked.collected);
}

Collected collect_refresh(store::Store& store, const JobFolder& folder,
                          const ClientFactory& make_client, const CollectRefreshRequest& request,
                          RefreshObserver& observer) {
  Checked checked = check_bundles(folder, make_client, request.gaps);
  RefreshRequest refreshing = request.refresh;
  refreshing.supplied = supplied_by(checked);
  checked.collected.refresh = refresh(store, checked.make_client, refreshing, observer);
  return std::move(checked.collected);
}

}  // namespace palimpsest::archive
