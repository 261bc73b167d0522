// What sources say of a document, and what became of a release list, as text for a person.
#pragma once

#include "model/document.hpp"
#include "model/fact_changes.hpp"
#include "model/list_outcome.hpp"
#include "model/outcome.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns the newest value of each name with its source, what changed before, states as they are
// claimed, placeholders and files that are no PDFs; empty when nobody says anything.
[[nodiscard]] std::string facts_text(const Document& document, const DocumentSummary& summary,
                                     const Style& style);

// Returns one line of what a later source says otherwise: "changed  title: A → B  list 2023.csv".
[[nodiscard]] std::string fact_change_text(const FactChange& change, const Style& style);

// Returns how much a source says to be withheld, and which: "withheld in full ('P6/b(6)'), list
// 2018.csv, row 2".
[[nodiscard]] std::string state_claim_text(const StateClaim& claim);

// Returns what a list said that the archive did not know, and what of it could not be used.
[[nodiscard]] std::string list_outcome_text(const ListOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
