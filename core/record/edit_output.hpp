// What the acts of people print with --json. Each function names its schema.
#pragma once

#include "model/edit.hpp"
#include "model/edit_outcome.hpp"
#include "model/logged_act.hpp"
#include "model/restructuring.hpp"

#include <string>
#include <vector>

namespace palimpsest::record {

// edit, of words of a change (edit.schema.json).
[[nodiscard]] std::string edit_to_json(const EditOutcome& outcome);

// edit, placeholder, corrections (values.schema.json).
[[nodiscard]] std::string values_outcome_to_json(const ValuesOutcome& outcome);

// edit id=, edit into=, split, join (restructuring.schema.json).
[[nodiscard]] std::string restructuring_to_json(const Restructuring& done);

// show --edits (said.schema.json).
[[nodiscard]] std::string said_values_to_json(const std::vector<SaidValue>& values);

// A line of log (log.schema.json), without its end.
[[nodiscard]] std::string logged_act_line(const LoggedAct& act);

}  // namespace palimpsest::record
