#include "archive/tree/tree_paths.hpp"

#include "base/digest.hpp"

namespace palimpsest::archive {
namespace {

std::string four_digits(int number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string document_folder(const DocumentId& document) {
  const std::string hash = sha256_of(document.text()).hex();
  return "documents/" + hash.substr(0, 2) + "/" + hash.substr(2, 2) + "/" + document.text();
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

std::string page_record_path(const DocumentId& document, const RevisionFolder& folder, int page) {
  return revision_folder(document, folder) + "/pages/" + four_digits(page) + ".json";
}

std::string page_text_path(const DocumentId& document, const RevisionFolder& folder, int page) {
  return revision_folder(document, folder) + "/text/" + four_digits(page) + ".txt";
}

std::string kept_diffs_folder(const DocumentId& document) {
  return document_folder(document) + "/changes";
}

std::string kept_diff_path(const DocumentId& document, const std::string& before,
                           const std::string& after) {
  return kept_diffs_folder(document) + "/" + before + ".." + after + ".json";
}

std::string release_record_path(const ReleaseId& release) {
  return "releases/" + release.text() + ".json";
}

}  // namespace palimpsest::archive
