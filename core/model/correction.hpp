// A value that a person gave, in a form that another archive of the same originals understands.
#pragma once

#include "base/digest.hpp"
#include "model/edit.hpp"
#include "model/page_range.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// What persons did to the structure of documents stands among the values, as the field of `row`.
// Written to the file of corrections, the first two as `edit` calls them: never rename.
inline constexpr const char* kRenamedField = "id";   // the document is called VALUE
inline constexpr const char* kMergedField = "into";  // its revisions are revisions of VALUE
inline constexpr const char* kSplitField =
    "split";  // `pages` of the file are of the document VALUE
inline constexpr const char* kJoinedField = "join";  // the revision VALUE continues this one

struct Correction {
  EditRow row;                                 // one field, and who gave it when
  std::vector<Sha256> originals;               // of the revision, or of all of the document
  std::optional<PageRange> pages = {};         // of its file that the revision is, if not the whole
  std::vector<Sha256> target_originals = {};   // of the document or revision VALUE
  std::optional<PageRange> target_pages = {};  // likewise
  std::string act = {};                        // that did it, of a change of structure; else empty

  friend bool operator==(const Correction&, const Correction&) = default;
};

}  // namespace palimpsest
