// What an archive holds as PREMIS 3: objects, events, agents and rights, in one XML document.
//
// An object of category "intellectual entity" is a document, "representation" a revision, "file"
// an original. Times stand as they are known; nothing of the moment of writing does, so the same
// archive gives the same bytes.
#pragma once

#include "model/holdings.hpp"

#include <string>

namespace palimpsest::exchange {

[[nodiscard]] std::string premis_xml(const Holdings& holdings);

}  // namespace palimpsest::exchange
