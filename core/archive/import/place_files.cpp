#include "archive/import/place_files.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

bool is_same_place(const FileClaim& one, const FileClaim& other) {
  return one.document == other.document && one.release.id == other.release.id;
}

// A row that stands twice is one place.
std::vector<FileClaim> claims_of(const ImportRequest& request, const std::filesystem::path& file) {
  std::vector<FileClaim> distinct;
  if (!request.claims_of) return distinct;
  for (FileClaim& claim : request.claims_of(file)) {
    const bool is_known =
        std::any_of(distinct.begin(), distinct.end(),
                    [&](const FileClaim& known) { return is_same_place(known, claim); });
    if (!is_known) distinct.push_back(std::move(claim));
  }
  return distinct;
}

void place(const ImportRequest& request, const std::filesystem::path& file,
           std::vector<PlacedFile>& placed) {
  const std::vector<FileClaim> claims = claims_of(request, file);
  for (const FileClaim& claim : claims) {
    placed.push_back({file, claim.release, request.document.value_or(claim.document),
                      !request.document.has_value(), claim.checksums});
  }
  if (!claims.empty()) return;
  if (!request.release) {
    throw Error(ErrorKind::kInput, "the list has no row for " + file.string(),
                "say the release of such files with --release");
  }
  placed.push_back({file, *request.release, request.document, false});
}

}  // namespace

std::vector<PlacedFile> place_files(const ImportRequest& request, FoundFiles& found) {
  std::vector<PlacedFile> placed;
  for (const std::filesystem::path& file : found.files) {
    try {
      place(request, file, placed);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      found.unusable.push_back({file, error});
    }
  }
  return placed;
}

FileTarget target_of(const PlacedFile& file) {
  return {file.release.id, file.release.date, file.document};
}

ChosenId with_witness(const PlacedFile& file, ChosenId id) {
  if (file.is_listed) id.witness = IdWitness::kList;
  return id;
}

}  // namespace palimpsest::archive
