// What is known of one redaction, as a card beside its page.
#pragma once

#include "model/redaction.hpp"

#include <string>

namespace palimpsest::report::html {

// Returns the class that gives a kind its colour: "kind-solid".
[[nodiscard]] std::string kind_class(RedactionKind kind);

// Returns one sentence in plain text: "solid, (b)(1), about 120 characters on 2 lines".
[[nodiscard]] std::string redaction_sentence(const Redaction& redaction);

// Returns a list item with the id `id`, whose heading leads to the element `target`.
[[nodiscard]] std::string redaction_card(const Redaction& redaction, const std::string& id,
                                         const std::string& target);

}  // namespace palimpsest::report::html
