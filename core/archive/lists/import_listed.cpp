#include "archive/lists/import_listed.hpp"

#include "archive/import/import_files.hpp"
#include "archive/lists/import_list.hpp"
#include "archive/lists/listed_files.hpp"
#include "archive/maintain/catalogue_index.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

struct SplitPaths {
  std::vector<fs::path> paths;        // for import_files()
  std::vector<fs::path> other_files;  // that the list names, and that are no PDFs
};

bool is_listed(const ListedFiles& listed, const fs::path& file) {
  return listed.knows_name(file.filename().string());
}

// A path that leads only to other files of the list is none for import_files(), which looks for
// PDFs.
SplitPaths split(const std::vector<fs::path>& paths, const ListedFiles& listed) {
  SplitPaths result;
  for (const fs::path& path : paths) {
    const FoundFiles found = find_files({path});
    std::vector<fs::path> others = found.others;
    const bool is_other = found.files == std::vector{path} && !has_pdf_name(path);
    if (is_other) others.push_back(path);
    std::erase_if(others, [&](const fs::path& file) { return !is_listed(listed, file); });
    if (others.empty() || (!is_other && !found.files.empty())) result.paths.push_back(path);
    result.other_files.insert(result.other_files.end(), others.begin(), others.end());
  }
  return result;
}

}  // namespace

ListedImport import_listed(store::Store& store, const ClientFactory& make_client,
                           const ImportRequest& request, const ListFile& list,
                           ImportObserver& observer,
                           const std::function<void(const ListOutcome&)>& list_done) {
  const RowClaims claims = claims_of(list, request.release, KnownNames(store), request.publisher);
  const ListedFiles listed(claims.claims);
  const SplitPaths split_paths = split(request.paths, listed);
  ImportRequest files = request;
  files.paths = split_paths.paths;
  files.act_id = make_act_id(request.actor, store.tip().commit(), list.digests.sha256.hex());
  files.claims_of = [&](const fs::path& file) {
    std::vector<FileClaim> places;
    for (const RowClaim* row : listed.rows_for(file)) {
      places.push_back({row->release, row->document, checksums_of(list, *row)});
    }
    return places;
  };
  const bool is_dry_run = request.mode == ImportMode::kDryRun;
  ListedImport outcome{import_list(store, {list, claims, split_paths.other_files,
                                           request.virus_scanner, request.actor, files.act_id,
                                           is_dry_run ? ListMode::kDryRun : ListMode::kCommit}),
                       {}};
  list_done(outcome.list);
  if (!files.paths.empty()) {
    outcome.files = import_files(store, make_client, files, observer);
  } else if (!is_dry_run) {
    refresh_index(store);
  }
  if (outcome.list.commit) outcome.files.import_id = files.act_id;
  return outcome;
}

}  // namespace palimpsest::archive
