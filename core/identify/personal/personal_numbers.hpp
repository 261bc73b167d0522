// Finds the numbers of persons in the text of a page and masks them: Social Security, passport,
// service, bank and the like. Only the original of a document keeps them.
//
// A number is told by its form and check digits where these are enough, else by a label at it. The
// forms, labels and what is no such number stand in schemas/personal.tsv.
#pragma once

#include "model/page.hpp"
#include "model/personal_number.hpp"

#include <string>
#include <vector>

namespace palimpsest::identify {

// Returns the numbers in reading order.
[[nodiscard]] std::vector<PersonalNumber> find_personal_numbers(const std::vector<Line>& lines);

// Returns `lines` with kPersonalNumber in the place of each number. The words that print a number
// on one line become one word with the region of all of them.
[[nodiscard]] std::vector<Line> with_masked_numbers(std::vector<Line> lines);

// Returns `text` with its numbers masked, as far as the text alone tells.
[[nodiscard]] std::string with_masked_numbers(const std::string& text);

// Whether `lines` hold enough digits for a number that a label outside them might tell.
[[nodiscard]] bool may_hold_personal_number(const std::vector<Line>& lines);

// Returns `lines` with the words masked that stand where one of `numbers` does.
[[nodiscard]] std::vector<Line> with_masked_places(std::vector<Line> lines,
                                                   const std::vector<PersonalNumber>& numbers);

}  // namespace palimpsest::identify
