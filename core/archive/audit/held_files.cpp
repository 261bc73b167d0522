#include "archive/audit/held_files.hpp"

#include "archive/lists/listed_files.hpp"
#include "archive/tree/tree_paths.hpp"
#include "record/page_record.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::archive {
namespace {

template <class Key>
std::vector<std::size_t> found_in(const std::map<Key, std::vector<std::size_t>>& places,
                                  const Key& key) {
  const auto found = places.find(key);
  return found == places.end() ? std::vector<std::size_t>{} : found->second;
}

// A record form stands before its document.
constexpr int kPagesWithForms = 3;

std::vector<Identifier> form_numbers_of(const Catalogue& catalogue, const Revision& revision) {
  std::vector<Identifier> numbers;
  const int last = std::min(kPagesWithForms, revision.observed.page_count);
  for (int number = 1; number <= last; ++number) {
    const auto record =
        catalogue.snapshot().read(page_record_path(revision.document, revision.folder, number));
    if (!record) continue;
    for (Identifier& identifier : record::parse_page(*record).identifiers) {
      const bool is_of_form = identifier.kind == IdentifierKind::kDocument &&
                              identifier.witness == IdWitness::kFormField;
      if (!is_of_form) continue;
      identifier.page = number;
      numbers.push_back(std::move(identifier));
    }
  }
  return numbers;
}

}  // namespace

bool HeldFile::is_called(const DocumentId& id, const std::vector<std::string>& names) const {
  const auto is_alias = [&](const std::string& name) {
    return std::find(aliases.begin(), aliases.end(), name) != aliases.end();
  };
  return document == id || is_alias(id.text()) || std::any_of(names.begin(), names.end(), is_alias);
}

HeldFiles::HeldFiles(const Catalogue& catalogue, const std::set<DocumentId>& documents,
                     const std::set<ReleaseId>& releases) {
  for (const DocumentId& id : documents) {
    const auto document = catalogue.document(id);
    if (!document) continue;
    for (const RevisionFolder& folder : catalogue.folders(id)) {
      const ReleaseId release = release_of(folder);
      const auto revision =
          releases.contains(release) ? catalogue.revision(id, folder) : std::optional<Revision>();
      if (!revision) continue;
      add({id, document->aliases, release, revision->claimed.file_name,
           revision->observed.page_count, form_numbers_of(catalogue, *revision)});
    }
    for (const OtherFile& file : document->other_files) {
      if (!releases.contains(file.release)) continue;
      add({id, document->aliases, file.release, file.file_name, std::nullopt, {}});
    }
  }
}

void HeldFiles::add(HeldFile file) {
  by_name_[{file.release, comparable_name(file.file_name)}].push_back(files_.size());
  by_document_[{file.release, file.document}].push_back(files_.size());
  files_.push_back(std::move(file));
}

std::vector<std::size_t> HeldFiles::named(const ReleaseId& release,
                                          const std::string& file_name) const {
  return found_in(by_name_, {release, comparable_name(file_name)});
}

std::vector<std::size_t> HeldFiles::of(const ReleaseId& release, const DocumentId& document) const {
  return found_in(by_document_, {release, document});
}

}  // namespace palimpsest::archive
