// Which documents the files of one import are: choose_id and find_records with what the archive
// knows and what the person asked for.
#pragma once

#include "archive/forms/open_items.hpp"
#include "archive/identity/choose_id.hpp"
#include "archive/identity/known_names.hpp"
#include "archive/identity/split_records.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/catalogue.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Whether to split this file; asked for SplitMode::kAsk.
using SplitQuestion =
    std::function<bool(const std::filesystem::path& file, const std::vector<FoundRecord>& records)>;

// Where a file is to be imported.
struct FileTarget {
  ReleaseId release;
  std::optional<EdtfDate> released = {};    // the day of the release
  std::optional<DocumentId> document = {};  // as somebody says; else its name and its pages decide
};

struct IdentityOptions {
  NameUse name_use{};  // whether the name of a file may say anything
  SplitMode split = SplitMode::kNever;
  SplitQuestion ask_split = {};
};

class Identification {
 public:
  // `own_table` is a person's table of identifiers. Throws Error(usage) for one that cannot be
  // used.
  Identification(const store::Store& store, IdentityOptions options, const std::string& own_table);

  // Whether the pages of a file need not be read: a document has these bytes in the release
  // already, and the file is not to be split.
  [[nodiscard]] bool is_held(const Catalogue& catalogue, const DocumentReading& reading,
                             const FileTarget& target);

  // Returns the document that a file is, read or held. A file that nothing else places, and that is
  // surely an item of a withdrawal sheet, joins the placeholder of that item; where it may be one,
  // a finding says so. Throws like choose_id.
  [[nodiscard]] ChosenId choose(const Catalogue& catalogue, const DocumentReading& reading,
                                const FileTarget& target);

  // Returns the same for a part of a file: its own form names it, whatever the file is called.
  [[nodiscard]] ChosenId choose_part(const DocumentReading& part, const FileTarget& target);

  // Returns the records that a file is to be split into; none when it stays whole.
  [[nodiscard]] std::vector<FoundRecord> records_to_split(const DocumentReading& reading,
                                                          const FileTarget& target) const;

  // Learns what was imported.
  void add(const Document& document, const ReleaseId& release, const Sha256& original) {
    known_.add(document, release, original);
    items_.remove(document.id);
  }

  // Learns of a document that a withdrawal sheet names, and of which there is no file.
  void add_item(const Document& item) {
    known_.add(item);
    items_.add(item);
  }

  [[nodiscard]] const KnownNames& names() const { return known_; }

 private:
  // Returns the document that has these bytes, or this range of them, in the release already, as
  // far as that can be told without the pages.
  [[nodiscard]] std::optional<DocumentId> holder_of(const Catalogue& catalogue,
                                                    const DocumentReading& reading,
                                                    const FileTarget& target);
  // Joins a file that is not known by another number to the item that it fits.
  [[nodiscard]] ChosenId joined_to_item(ChosenId chosen, const DocumentReading& reading,
                                        const FileTarget& target);

  [[nodiscard]] std::optional<DocumentId> present_id(
      const std::optional<DocumentId>& requested) const;
  [[nodiscard]] IdEvidence evidence_of(const DocumentReading& reading,
                                       const std::optional<DocumentId>& requested) const;

  IdentityOptions options_;
  identify::Identifiers table_;
  KnownNames known_;
  OpenItems items_;
};

}  // namespace palimpsest::archive
