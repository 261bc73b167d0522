// Weighs the numbers that were found in a file: which of them is the document's own.
//
// A field that is made for the number weighs most, then what a release prints on every page, then
// stamps and edges; a number in running text mostly is that of another document. A pure function of
// the identifiers: it knows no archive.
#pragma once

#include "identify/identifiers/identifiers.hpp"

#include <string>
#include <vector>

namespace palimpsest::identify {

struct OwnIdOptions {
  double min_score = 0.25;  // 0..1: weight, witness and certainty of the reading together
  // Of the weight of a number: how much its place says that it is the document's own.
  double form_field = 1.0;
  double footer = 0.9;
  double stamp = 0.85;
  double edge = 0.8;
  double metadata = 0.6;
  double text = 0.35;
  double page_bonus = 0.1;  // of the score, for a number that stands on every page
};

// A number with all that speaks for it in one file.
struct WeighedNumber {
  Identifier best;   // the surest of its readings
  double score = 0;  // 0..1
  int pages = 0;     // on which it was read
};

struct OwnId {
  std::vector<WeighedNumber> numbers;  // of documents, the likeliest first
  std::vector<Identifier> aliases;     // of other systems and cases, each once
  std::vector<Identifier> rivals;      // as well vouched for as the first, and of its system
};

// Returns nothing in `numbers` when no number can be the document's own. `identifiers` are those of
// the file's name, of its metadata and of its pages, in this order; `page_count` is that of the
// file.
[[nodiscard]] OwnId weigh_numbers(const std::vector<Identifier>& identifiers, int page_count,
                                  const Identifiers& table, const OwnIdOptions& options = {});

}  // namespace palimpsest::identify
