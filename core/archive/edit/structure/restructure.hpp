// Renames, merges, splits and joins documents, each by one commit. What was printed under the old
// names is found by them for ever (tree/reference). `repeats` is the act of another archive that is
// done again here.
#pragma once

#include "archive/actor.hpp"
#include "model/page_range.hpp"
#include "model/restructuring.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Gives a document another id. Throws Error(conflict) when another document is called so.
[[nodiscard]] Restructuring rename_document(store::Store& store, const std::string& document,
                                            const std::string& id, const Actor& actor,
                                            const std::string& repeats = {});

// Makes the revisions of `document` revisions of `into`, beside those that it has.
[[nodiscard]] Restructuring merge_documents(store::Store& store, const std::string& document,
                                            const std::string& into, const Actor& actor,
                                            const std::string& repeats = {});

// Makes the first or last pages of the revision DOCUMENT@RELEASE a revision of the document `id` in
// the same release. Throws Error(usage) for pages in the middle, and for all of them.
[[nodiscard]] Restructuring split_revision(store::Store& store, const std::string& revision,
                                           const PageRange& pages, const std::string& id,
                                           const Actor& actor, const std::string& repeats = {});

// Makes `next` the continuation of `revision`: one revision where they are pages of one file that
// follow each other, else parts of one release. A document without any other revision goes into the
// other, and is an alias of it.
[[nodiscard]] Restructuring join_revisions(store::Store& store, const std::string& revision,
                                           const std::string& next, const Actor& actor,
                                           const std::string& repeats = {});

}  // namespace palimpsest::archive
