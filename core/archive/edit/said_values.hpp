// What people said of a document, a revision or a page, beside what the program read.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "model/edit.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns the values in the order of the record. Of a whole document those of its revisions, too.
[[nodiscard]] std::vector<SaidValue> said_of(const Catalogue& catalogue, const FoundPlace& place);

}  // namespace palimpsest::archive
