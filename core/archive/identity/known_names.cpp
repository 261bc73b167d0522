#include "archive/identity/known_names.hpp"

#include "archive/maintain/catalogue_index.hpp"

#include <algorithm>

namespace palimpsest::archive {

KnownNames::KnownNames(const store::Store& store) : index_(open_index(store)) {}

std::optional<DocumentId> KnownNames::document_called(const std::string& name) const {
  const auto added = added_.find(name);
  if (added != added_.end()) return added->second;
  if (!index_) return std::nullopt;
  if (is_valid_id(name) && index_->has_document(DocumentId(name))) return DocumentId(name);
  const std::vector<DocumentId> found = index_->documents_with_alias(name);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::vector<DocumentId> KnownNames::documents_beginning(const std::string& text) const {
  std::set<DocumentId> found;
  if (index_) {
    for (DocumentId& id : index_->documents_beginning(text)) found.insert(std::move(id));
  }
  for (auto each = added_.lower_bound(text); each != added_.end() && each->first.starts_with(text);
       ++each) {
    found.insert(each->second);
  }
  return {found.begin(), found.end()};
}

std::vector<DocumentId> KnownNames::documents_with(const Sha256& original) const {
  std::set<DocumentId> documents;
  if (!index_) return {};
  for (const index::IndexedFile& file : index_->files_with(original)) {
    documents.insert(file.document);
  }
  return {documents.begin(), documents.end()};
}

RevisionFolder KnownNames::folder_for(const DocumentId& document, const RevisionFolder& next,
                                      const Sha256& original) const {
  if (!index_) return next;
  const ReleaseId release = release_of(next);
  int ordinal = ordinal_of(next);
  for (const index::UndoneFile& file : index_->undone_of(document)) {
    const bool is_later =
        release_of(file.folder) == release && ordinal_of(file.folder) >= ordinal_of(next);
    if (!is_later) continue;
    if (file.sha256 == original) return file.folder;
    ordinal = std::max(ordinal, ordinal_of(file.folder) + 1);
  }
  return folder_of(release, ordinal);
}

KnownNames::Originals& KnownNames::originals_of(const ReleaseId& release) {
  const auto [found, is_new] = originals_.try_emplace(release);
  if (!is_new || !index_) return found->second;
  for (const auto& [original, document] : index_->originals_of(release)) {
    found->second.emplace(original, document);
  }
  return found->second;
}

std::vector<DocumentId> KnownNames::documents_with(const Sha256& original,
                                                   const ReleaseId& release) {
  const auto [first, last] = originals_of(release).equal_range(original);
  std::vector<DocumentId> documents;
  for (auto each = first; each != last; ++each) documents.push_back(each->second);
  return documents;
}

void KnownNames::add(const Document& document) {
  added_.insert_or_assign(document.id.text(), document.id);
  for (const std::string& alias : document.aliases) added_.emplace(alias, document.id);
}

void KnownNames::add(const Document& document, const ReleaseId& release, const Sha256& original) {
  add(document);
  originals_of(release).emplace(original, document.id);
}

}  // namespace palimpsest::archive
