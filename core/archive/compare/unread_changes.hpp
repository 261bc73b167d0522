// Concludes the changes of two pages whose text nobody has recognised, reading no more than the
// lines that were opened or closed.
#pragma once

#include "archive/compare/text_comparison.hpp"
#include "diff/match.hpp"
#include "model/diff.hpp"

#include <optional>
#include <vector>

namespace palimpsest::archive {

struct UnreadChangeOptions {
  Length beside = points(130);  // of an opened place, where the words around it stand
  Length above = points(2.5);   // and below: descenders and accents
};

// Returns one change for each of `matched`, with text and context. Nothing where the words of the
// whole pages have to help: a change that no redaction of either page is behind, a code that was
// not read, a place that cannot be read.
[[nodiscard]] std::optional<std::vector<Change>> conclude_unread(
    const std::vector<diff::MatchedChange>& matched, const diff::RegisteredPages& pages,
    ReaderPair readers, const UnreadChangeOptions& options = {});

}  // namespace palimpsest::archive
