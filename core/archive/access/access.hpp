// Who sees what: a restricted document is absent for everybody but the archive's owner until its
// day, as if the archive did not hold it.
//
// The one place that decides this. Whoever gives documents out (lists, search, reports, exports,
// pages for browsers) asks with an Audience, and leaves out what is_visible() denies; Catalogue
// does so by itself when it is made with one. Acts of the owner and checks (edit, undo, remove,
// verify, repair, sign ...) work on all documents and have none. The day lifts a restriction
// without an act. It protects from what this program gives out, and from nobody who can read the
// archive's folder.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "model/document.hpp"
#include "store/store.hpp"

#include <set>
#include <string>

namespace palimpsest::archive {

enum class RestrictedDocuments { kLeftOut, kIncluded };

// For whom an answer is made, and on which day.
struct Audience {
  std::string day;  // "2026-11-29"
  RestrictedDocuments restricted = RestrictedDocuments::kLeftOut;
};

// Returns everybody, on the day of `now`, or the owner who asks for restricted documents, too.
[[nodiscard]] Audience audience_at(Instant now,
                                   RestrictedDocuments restricted = RestrictedDocuments::kLeftOut);

// Whether `audience` sees a document. `until` is what restricted_until() returns of it, or the
// column of the index.
[[nodiscard]] bool is_visible(const std::string& until, const Audience& audience);
[[nodiscard]] bool is_visible(const Document& document, const Audience& audience);

// Returns the documents that `audience` does not see: by the index, or from all records where there
// can be none.
[[nodiscard]] std::set<DocumentId> hidden_documents(const store::Store& store,
                                                    const Audience& audience);

// Returns all names of these documents: their ids, and the aliases that they have or had as ids.
[[nodiscard]] std::set<std::string> hidden_names(const store::Store& store,
                                                 const Audience& audience);

}  // namespace palimpsest::archive
