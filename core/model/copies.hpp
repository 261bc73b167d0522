// The same pages under another number, inside a larger file, or as a fragment.
#pragma once

#include "base/id.hpp"
#include "model/names.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest {

// What the one file is to the other. Written to outputs that scripts read: never rename.
enum class CopyKind {
  kSameBytes,    // the same file
  kSamePages,    // nearly all pages of both
  kInside,       // nearly all pages of this file, and a part of the other
  kContains,     // a part of this file, and nearly all pages of the other
  kSharesPages,  // some pages of both
};
template <>
inline constexpr auto kNames<CopyKind> = names_of("same_bytes", "same_pages", "inside", "contains",
                                                  "shares_pages");

struct SharedPage {
  int page = 0;        // of this file, from 1
  int other_page = 0;  // of the other

  friend bool operator==(const SharedPage&, const SharedPage&) = default;
};

// A file of another document that shows pages of this one.
struct Copy {
  CopyKind kind{};
  DocumentId document;
  RevisionFolder folder;
  int page_count = 0;             // of the other file
  std::vector<SharedPage> pages;  // in the order of this file; empty for the same bytes

  friend bool operator==(const Copy&, const Copy&) = default;
};

}  // namespace palimpsest
