// An act that puts documents together in another way: renamed, merged, split or joined.
#pragma once

#include "base/id.hpp"
#include "model/document.hpp"
#include "model/names.hpp"

#include <string>
#include <vector>

namespace palimpsest {

// Written to outputs that scripts read: never rename.
enum class RestructuringKind { kRename, kMerge, kSplit, kJoin };
template <>
inline constexpr auto kNames<RestructuringKind> = names_of("rename", "merge", "split", "join");

struct Restructuring {
  RestructuringKind kind{};
  std::string act;  // names the act
  CommitId commit;
  DocumentId from;                // as it was called
  DocumentId to;                  // where its revisions, or some pages of one, stand now
  std::vector<MovedPages> moved;  // by a rename none: the folders have the names that they had

  friend bool operator==(const Restructuring&, const Restructuring&) = default;
};

}  // namespace palimpsest
