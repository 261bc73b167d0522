// What the acts of people say to a person.
#pragma once

#include "model/edit.hpp"
#include "model/edit_outcome.hpp"
#include "model/logged_act.hpp"
#include "model/restructuring.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

[[nodiscard]] std::string edit_text(const EditOutcome& outcome, const Style& style);

// Says of each value what it was and is; of a large act how many.
[[nodiscard]] std::string values_outcome_text(const ValuesOutcome& outcome, const Style& style);

// Names every row that cannot be meant, with what to do.
[[nodiscard]] std::string bad_rows_text(const ValuesOutcome& outcome, const Style& style);

// Names every row that was skipped, with why.
[[nodiscard]] std::string skipped_rows_text(const ValuesOutcome& outcome, const Style& style);

[[nodiscard]] std::string restructuring_text(const Restructuring& done, const Style& style);

// Returns what people said, beside what the program read; empty when they said nothing.
[[nodiscard]] std::string said_values_text(const std::vector<SaidValue>& values,
                                           const Style& style);

[[nodiscard]] std::string logged_acts_text(const std::vector<LoggedAct>& acts, const Style& style);

}  // namespace palimpsest::report
