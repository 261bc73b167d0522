// What a person types to name a thing of the archive: DOCUMENT, DOCUMENT@RELEASE,
// DOCUMENT@RELEASE/PAGE, DOCUMENT@RELEASE/PAGE#REDACTION.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::archive {

// The parts of a reference as typed; nothing is looked up.
struct ReferenceText {
  std::string document;
  std::optional<std::string> release;
  std::optional<int> page;
  std::string redaction = {};  // "r3", or the change of a diff: "c3"; empty for none
};

// Throws Error(usage) when the page is not a number from 1.
[[nodiscard]] ReferenceText parse_reference(std::string_view text);

// Returns the document that `name` means: its id, an alias, or a number as people write it
// (C02022704 for cia:C02022704). Throws Error(input) when the archive does not hold it, which says
// what became of one that it held.
[[nodiscard]] DocumentId find_document(const Catalogue& catalogue, const std::string& name);

// Returns the same without asking what became of a document that is not there: nothing for it, in
// the time of a look-up.
[[nodiscard]] std::optional<DocumentId> look_up_document(const Catalogue& catalogue,
                                                         const std::string& name);

// Returns the revision folder that `release` means: its name, or the beginning of exactly one.
// Throws Error(input) when there is none and Error(usage) when there are several.
[[nodiscard]] RevisionFolder find_folder(const Catalogue& catalogue, const DocumentId& document,
                                         const std::string& release);

// Where the thing that a reference names stands now.
struct FoundPlace {
  DocumentId document;
  std::optional<RevisionFolder> folder;
  std::optional<int> page;

  friend bool operator==(const FoundPlace&, const FoundPlace&) = default;
};

// Returns the names by which a page of a document is cited: its id, and those aliases that are not,
// with this folder, the name of what came to the document from elsewhere.
[[nodiscard]] std::vector<std::string> names_of_page(const Document& document,
                                                     const RevisionFolder& folder, int page);

// Returns what a reference names, by whatever names it had when it was printed: documents were
// renamed and merged since, revisions split and joined. A page is not looked up. Throws like
// find_document() and find_folder().
[[nodiscard]] FoundPlace find_place(const Catalogue& catalogue, const ReferenceText& reference);

}  // namespace palimpsest::archive
