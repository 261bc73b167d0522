// Searches the text of an archive for a person.
#pragma once

#include "archive/access/access.hpp"
#include "model/search.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// What a person asks for, as typed.
struct SearchQuestion {
  SearchRequest request;  // without releases, dates and what is restricted
  std::string release;    // as `diff --release` takes it; empty for all
  std::string date;       // "1962-10" or "1959..1963-11", EDTF; empty for all
};

// Finds nothing in documents that `audience` does not see.
//
// Throws Error(usage) for a query or a date that cannot be understood, Error(input) when the
// archive has no such release, and Error(environment) when there can be no index.
[[nodiscard]] SearchOutcome search(const store::Store& store, const Audience& audience,
                                   const SearchQuestion& question);

}  // namespace palimpsest::archive
