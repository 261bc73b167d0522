// The rows of a table of edits: columns document, release, page, redaction, and fields.
#pragma once

#include "model/cell_table.hpp"
#include "model/edit.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns a row for each row of `table` that sets something; an empty cell sets nothing. `file` is
// used in messages. Throws Error(input) when its first row names no documents, or a column of which
// nothing can be set. What is wrong with a row is in `bad`.
struct EditTable {
  std::vector<EditRow> rows;
  std::vector<BadRow> bad;
};
[[nodiscard]] EditTable edits_in_table(const CellTable& table, const std::string& file);

}  // namespace palimpsest::archive
