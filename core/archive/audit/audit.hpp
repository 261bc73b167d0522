// Compares a release as its agency lists it with the release as the archive holds it.
//
// Only what the list says of the file is checked against the file: its declared pages, and not
// those of the paper record. What was open before the release is no fault of it.
#pragma once

#include "archive/access/access.hpp"
#include "archive/lists/list_file.hpp"
#include "model/audit.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// What `audience` does not see is neither held nor missing: rows about it, by a name or by a file,
// are counted as restricted and not compared.
// `release` is an id, or a year, month, range of dates or series that means several; rows without a
// day of release belong to it when it is the id of a release that is known. Throws Error(input)
// when neither the archive nor the list knows such a release.
[[nodiscard]] Audit audit_release(const store::Store& store, const Audience& audience,
                                  const std::string& release, const ListFile& list);

}  // namespace palimpsest::archive
