#include "archive/tree/tree_paths.hpp"

#include "base/zero_padded.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kDocuments = "documents/";
constexpr std::string_view kFanOut = "aa/bb/";
constexpr std::string_view kReleases = "releases/";
constexpr std::string_view kRecordEnd = ".json";

std::string four_digits(int number) { return zero_padded(std::to_string(number), 4); }

}  // namespace

std::string document_folder(const DocumentId& document) {
  const std::string hash = sha256_of(document.text()).hex();
  return std::string(kDocuments) + hash.substr(0, 2) + "/" + hash.substr(2, 2) + "/" +
         document.text();
}

std::optional<DocumentId> document_of_path(const std::string& path) {
  if (!path.starts_with(kDocuments)) return std::nullopt;
  const std::string rest = path.substr(std::min(kDocuments.size() + kFanOut.size(), path.size()));
  const std::string id = rest.substr(0, rest.find('/'));
  if (!is_valid_id(id)) return std::nullopt;
  return DocumentId(id);
}

std::string document_record_path(const DocumentId& document) {
  return document_folder(document) + "/document.json";
}

std::string revision_folder(const DocumentId& document, const RevisionFolder& folder) {
  return document_folder(document) + "/" + folder.text();
}

std::string revision_record_path(const DocumentId& document, const RevisionFolder& folder) {
  return revision_folder(document, folder) + "/revision.json";
}

std::string original_pointer_path(const DocumentId& document, const RevisionFolder& folder) {
  return revision_folder(document, folder) + "/original.pdf";
}

std::string pages_folder(const DocumentId& document, const RevisionFolder& folder) {
  return revision_folder(document, folder) + "/pages";
}

std::string texts_folder(const DocumentId& document, const RevisionFolder& folder) {
  return revision_folder(document, folder) + "/text";
}

std::string edits_record_path(const DocumentId& document, const RevisionFolder& folder) {
  return revision_folder(document, folder) + "/edits.json";
}

std::string page_record_path(const DocumentId& document, const RevisionFolder& folder, int page) {
  return pages_folder(document, folder) + "/" + four_digits(page) + ".json";
}

std::string page_text_path(const DocumentId& document, const RevisionFolder& folder, int page) {
  return texts_folder(document, folder) + "/" + four_digits(page) + ".txt";
}

std::string kept_diffs_folder(const DocumentId& document) {
  return document_folder(document) + "/changes";
}

std::string kept_diff_path(const DocumentId& document, const std::string& before,
                           const std::string& after) {
  return kept_diffs_folder(document) + "/" + before + ".." + after + ".json";
}

std::string release_record_path(const ReleaseId& release) {
  return std::string(kReleases) + release.text() + std::string(kRecordEnd);
}

bool is_release_record_path(const std::string& path) {
  return path.starts_with(kReleases) && path.ends_with(kRecordEnd);
}

ReleaseId release_of_path(const std::string& path) {
  return ReleaseId(
      path.substr(kReleases.size(), path.size() - kReleases.size() - kRecordEnd.size()));
}

std::string evidence_path(const Sha256& sha256) { return "evidence/" + sha256.hex(); }

}  // namespace palimpsest::archive
