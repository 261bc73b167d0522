// Settles pairs of pages whose text nobody has recognised: where both show the same ink, there is
// nothing that words could decide.
#pragma once

#include "archive/compare/page_comparison.hpp"
#include "archive/compare/text_comparison.hpp"
#include "model/page.hpp"
#include "model/raster.hpp"

#include <optional>

namespace palimpsest::archive {

// One page of a pair, drawn at kCompareDpi.
struct UnreadPage {
  const Page& page;  // without words
  const Raster& gray;
};

struct UnreadOptions {
  // Lines that are read one by one, as a stamp and a footer of a release; where more differ, the
  // pages differ throughout, and reading them costs no more.
  std::size_t max_lines = 8;
};

// What is known of a pair without its words.
struct UnreadOutcome {
  bool is_registered = false;          // they are the same page
  std::optional<PageOutcome> outcome;  // nothing where the words of both pages have to decide
};

// Decides two pages that show the same ink, but for stamps and other marks that are no text of the
// paper and that `readers` read; every redaction is kept. There is no outcome when the pages do not
// register, differ by what their words have to tell or by marks that are no words, or have a line
// that cannot be read.
[[nodiscard]] UnreadOutcome settle_unread(const UnreadPage& before, const UnreadPage& after,
                                          ReaderPair readers, const UnreadOptions& options = {});

}  // namespace palimpsest::archive
