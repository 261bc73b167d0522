// Where things stand in the tree of `main`. Written to the disk: never change.
//
//   archive.json
//   documents/aa/bb/<document>/document.json
//   documents/aa/bb/<document>/<folder>/{original.pdf,revision.json,pages/0001.json,text/0001.txt}
//   documents/aa/bb/<document>/<folder>/edits.json
//   documents/aa/bb/<document>/changes/<before>..<after>.json
//   releases/<release>.json
//   evidence/<sha256>
//
// aa/bb are the first four hexadecimal digits of the SHA-256 of the document id, so that no folder
// grows long.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>

namespace palimpsest::archive {

// In the folder of the archive, too.
inline constexpr const char* kFactsFile = "archive.json";

[[nodiscard]] std::string document_folder(const DocumentId& document);
[[nodiscard]] std::string document_record_path(const DocumentId& document);
// Returns the document whose file or folder stands at `path`; nothing for other paths.
[[nodiscard]] std::optional<DocumentId> document_of_path(const std::string& path);
[[nodiscard]] std::string revision_folder(const DocumentId& document, const RevisionFolder& folder);
[[nodiscard]] std::string revision_record_path(const DocumentId& document,
                                               const RevisionFolder& folder);
[[nodiscard]] std::string original_pointer_path(const DocumentId& document,
                                                const RevisionFolder& folder);
[[nodiscard]] std::string pages_folder(const DocumentId& document, const RevisionFolder& folder);
[[nodiscard]] std::string texts_folder(const DocumentId& document, const RevisionFolder& folder);
// What people said of the revision.
[[nodiscard]] std::string edits_record_path(const DocumentId& document,
                                            const RevisionFolder& folder);
[[nodiscard]] std::string page_record_path(const DocumentId& document, const RevisionFolder& folder,
                                           int page);
[[nodiscard]] std::string page_text_path(const DocumentId& document, const RevisionFolder& folder,
                                         int page);
[[nodiscard]] std::string kept_diffs_folder(const DocumentId& document);
// `before` and `after` are folders, or releases whose parts are joined.
[[nodiscard]] std::string kept_diff_path(const DocumentId& document, const std::string& before,
                                         const std::string& after);
[[nodiscard]] std::string release_record_path(const ReleaseId& release);
[[nodiscard]] bool is_release_record_path(const std::string& path);

// Returns the release whose record stands at `path`, which must be such a path.
[[nodiscard]] ReleaseId release_of_path(const std::string& path);
[[nodiscard]] std::string evidence_path(const Sha256& sha256);

}  // namespace palimpsest::archive
