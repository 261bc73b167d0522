// Reads one label with the recognition engine, several times, and counts what the readings say.
#pragma once

#include "identify/label/ink_image.hpp"
#include "ocr/engine.hpp"

#include <map>
#include <string>

namespace palimpsest::worker {

// The text of each reading that holds a code, repaired where one form is near, with its share of
// the weight of all readings, 0..1.
using LabelVotes = std::map<std::string, double>;

[[nodiscard]] LabelVotes vote_on_label(ocr::Engine& engine, const identify::LabelInk& label);

}  // namespace palimpsest::worker
