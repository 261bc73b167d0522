// Decides which document a file is: by what a person says, by the number that its name, its pages
// and its metadata show, or else by its name alone.
//
// The name is the publisher's word and decides where it holds a number of the same kind as the
// pages; where they contradict each other, a finding tells both.
#pragma once

#include "archive/identity/known_names.hpp"
#include "base/digest.hpp"
#include "base/id.hpp"
#include "identify/identifiers/identifiers.hpp"
#include "model/finding.hpp"
#include "model/identifier.hpp"
#include "model/page.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

enum class NameUse { kUsed, kIgnored };

// What is known of a file.
struct IdEvidence {
  std::filesystem::path file;
  NameUse name_use{};
  std::optional<DocumentId> requested;
  std::vector<Identifier> identifiers;  // of its metadata and of its pages, in this order
  int page_count = 0;                   // 0 when its pages were not read
  std::optional<Sha256> sha256;
};

struct ChosenId {
  DocumentId id;
  IdWitness witness{};
  std::vector<std::string> aliases;
  std::vector<Finding> findings;
};

// Returns the document id of a file. A number by which `known` has a document already joins it.
// Throws Error(input) when no id can be made of the evidence.
[[nodiscard]] ChosenId choose_id(const IdEvidence& evidence, const identify::Identifiers& table,
                                 const KnownNames& known);

// Returns the same by the name of the file alone, or as requested.
[[nodiscard]] ChosenId choose_id(const std::filesystem::path& file,
                                 const std::optional<DocumentId>& requested,
                                 const KnownNames& known = {});

// Returns the document that a cell of a list or a sheet names: by a number of a known form, under
// which `known` may have another document, else by all of the cell. Throws Error(input) where it
// names nothing.
[[nodiscard]] ChosenId choose_named(const std::string& cell, const KnownNames& known);

// Returns the document id of a file whose number is shown somewhere, and nothing for any other.
[[nodiscard]] std::optional<ChosenId> numbered_id(const IdEvidence& evidence,
                                                  const identify::Identifiers& table,
                                                  const KnownNames& known);

// Whether the name of the file, or what a person says, decides alone, before any page was read.
[[nodiscard]] bool is_decided_by_name(const IdEvidence& evidence,
                                      const identify::Identifiers& table);

// Returns the identifiers of a page that can vouch for its document: without those that a record
// form gives in fields that are not made for its number, since they are of other documents.
[[nodiscard]] std::vector<Identifier> own_evidence(const Page& page);

// Returns every identifier that vouches for the file, those of its own number first.
[[nodiscard]] std::vector<Identifier> ranked_identifiers(const IdEvidence& evidence,
                                                         const identify::Identifiers& table);

}  // namespace palimpsest::archive
