// What belongs together when a person restricts a document: access=restricted, a day, a reason.
#pragma once

#include "model/document.hpp"

namespace palimpsest::archive {

// Throws Error(usage) when `document` is restricted without a reason, or has a day or a reason
// without being restricted.
void check_restriction(const Document& document);

// Whether a fact is a part of what a person says of the access to a document.
[[nodiscard]] bool is_restriction(const Fact& fact);

// Restricts `to`, to which pages of `from` come, as long as `from` is: what moves takes its
// restriction along.
void keep_restriction(const Document& from, Document& to);

}  // namespace palimpsest::archive
