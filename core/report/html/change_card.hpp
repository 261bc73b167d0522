// One change of a diff as a card: what happened, the words, and both places as crops.
#pragma once

#include "report/html/diff_view.hpp"

#include <string>

namespace palimpsest::report::html {

// The ids of the elements that belong together.
struct ChangeIds {
  std::string card;
  std::string before;  // the region on the earlier page
  std::string after;
};

// Returns the class that gives a status its colour: "status-lifted".
[[nodiscard]] std::string status_class(ChangeStatus status);

// Returns one sentence in plain text, for tooltips and lists: "lifted, (b)(1): Special Adviser".
// Texts from privacy codes are left out unless `shows_personal`.
[[nodiscard]] std::string change_sentence(const Change& change, bool shows_personal);

[[nodiscard]] std::string change_card(const Change& change, const Crops& crops,
                                      const ChangeIds& ids, bool shows_personal);

[[nodiscard]] std::string text_change_card(const TextChange& change, const Crops& crops,
                                           const std::string& id);

// Returns the list of what is printed on a pair of pages without being text of the paper and is
// not the same on both; empty when there is none.
[[nodiscard]] std::string metadata_list(const std::vector<MetadataChange>& changes,
                                        const PagePair& pair);

}  // namespace palimpsest::report::html
