// The files that the archive holds of some releases, found by name and by document.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"
#include "model/identifier.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct HeldFile {
  DocumentId document;
  std::vector<std::string> aliases;  // of the document
  ReleaseId release;
  std::string file_name;     // that it came under
  std::optional<int> pages;  // nothing for a file that is not read
  std::vector<Identifier> form_numbers =
      {};  // of documents, in the record forms of its first pages

  // Whether `id` or one of `names` is how the archive calls the document.
  [[nodiscard]] bool is_called(const DocumentId& id, const std::vector<std::string>& names) const;
};

class HeldFiles {
 public:
  // Reads the records of these documents.
  HeldFiles(const Catalogue& catalogue, const std::set<DocumentId>& documents,
            const std::set<ReleaseId>& releases);

  [[nodiscard]] const std::vector<HeldFile>& all() const { return files_; }

  // Return positions in all().
  [[nodiscard]] std::vector<std::size_t> named(const ReleaseId& release,
                                               const std::string& file_name) const;
  [[nodiscard]] std::vector<std::size_t> of(const ReleaseId& release,
                                            const DocumentId& document) const;

 private:
  void add(HeldFile file);

  std::vector<HeldFile> files_;
  std::map<std::pair<ReleaseId, std::string>, std::vector<std::size_t>> by_name_;
  std::map<std::pair<ReleaseId, DocumentId>, std::vector<std::size_t>> by_document_;
};

}  // namespace palimpsest::archive
