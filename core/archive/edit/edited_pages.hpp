// What people say of pages and redactions, laid over what the program read.
#pragma once

#include "model/page.hpp"
#include "model/revision_edits.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Of the ids of redactions that people added: p1, p2 ...
inline constexpr const char* kAddedPrefix = "p";

// The least overlap of a place with itself, when another detector finds it.
inline constexpr double kSamePlace = 0.5;

// Returns the pages with the regions, kinds and codes that people give to their redactions, those
// that people added, and without those that they say are none. A redaction is found again by its
// place, however the page was read since.
[[nodiscard]] std::vector<Page> with_person_values(std::vector<Page> pages,
                                                   const RevisionEdits& edits);

// Returns what a person says of a field of a page, or of a redaction on it; nothing when nobody
// does.
[[nodiscard]] const PersonValue* find_value(const RevisionEdits& edits, int page,
                                            const std::string& redaction, const std::string& field);

// Whether somebody says something of the redactions of the revision that a comparison would see.
[[nodiscard]] bool changes_redactions(const RevisionEdits& edits);

// Puts a value in its order, in the place of an earlier one of the same field.
void set_value(RevisionEdits& edits, PersonValue value);

// Takes back what is said of a field. Returns whether something was.
bool remove_value(RevisionEdits& edits, int page, const std::string& redaction,
                  const std::string& field);

}  // namespace palimpsest::archive
