// What the rows of a release list claim: which document, in which release, from which file.
#pragma once

#include "archive/identity/known_names.hpp"
#include "archive/import/import.hpp"
#include "archive/lists/list_file.hpp"
#include "base/id.hpp"
#include "model/document.hpp"
#include "model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct RowClaim {
  const lists::ListRow* row = nullptr;
  DocumentId document;
  std::vector<std::string> aliases;  // that its record number and file name give
  Release release;
  std::string file;  // path as the row gives it, with '/'; empty when it names none

  // Returns the last part of the path.
  [[nodiscard]] std::string file_name() const;
};

// A row from which nothing follows, and why.
struct UnusableRow {
  std::string place;  // "row 12"
  std::string why;
};

struct RowClaims {
  std::vector<RowClaim> claims;  // in the order of the rows
  std::vector<UnusableRow> unusable;
};

// Returns what the rows of `file` claim; it must outlive the result. The release of a row is the
// one that it names, else its day of release; where it has neither, `gap`. A number by which
// `known` has one document means that document. `publisher` is said of all of them.
[[nodiscard]] RowClaims claims_of(const ListFile& file, const std::optional<Release>& gap,
                                  const KnownNames& known, const Publisher& publisher = {});

// Returns what a row says of its document, each value with its source.
[[nodiscard]] std::vector<Fact> facts_of(const ListFile& file, const RowClaim& claim);

// Returns the checksums that a row gives for its file. A cell that cannot be one gives none.
[[nodiscard]] std::vector<ClaimedChecksum> checksums_of(const ListFile& file,
                                                        const RowClaim& claim);

// Returns the states that a row gives its document: since its release, and until it where the row
// says what was open before.
[[nodiscard]] std::vector<StateClaim> states_of(const ListFile& file, const RowClaim& claim);

}  // namespace palimpsest::archive
