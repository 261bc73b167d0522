// What became of a release list that was imported.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/fact_changes.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// A part of a list that says nothing to the archive, and why.
struct UnusedPart {
  std::string place;  // "row 12", "column 'Vol.'"
  std::string why;

  friend bool operator==(const UnusedPart&, const UnusedPart&) = default;
};

// A value that became another by this list.
struct DocumentFactChange {
  DocumentId document;
  FactChange change;

  friend bool operator==(const DocumentFactChange&, const DocumentFactChange&) = default;
};

struct ListOutcome {
  std::string list;                // name of the file
  Sha256 sha256{Sha256::Bytes{}};  // it stands in evidence/<sha256>
  std::size_t rows = 0;
  std::size_t documents = 0;      // that the rows are about
  std::size_t new_documents = 0;  // that the archive did not know
  std::size_t facts = 0;          // values that this list had not given before
  std::size_t placeholders = 0;   // releases of these documents without a file, as they are now
  std::size_t other_files = 0;    // that were stored and not read
  std::vector<std::string> releases;
  std::vector<DocumentFactChange> changes;
  std::vector<UnusedPart> unused;
  std::optional<CommitId> commit;  // nothing when the archive knew all of it, or in a dry run

  friend bool operator==(const ListOutcome&, const ListOutcome&) = default;
};

}  // namespace palimpsest
