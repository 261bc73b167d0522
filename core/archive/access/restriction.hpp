// What belongs together when a person restricts a document: access=restricted, a day, a reason.
#pragma once

#include "archive/access/access.hpp"
#include "model/document.hpp"

#include <array>
#include <string>
#include <vector>

namespace palimpsest::archive {

// The facts of a restriction.
inline constexpr std::array kRestrictionFacts = {kAccessFact, kUntilFact, kReasonFact};

// Returns the facts that go when a person gives `access` these values and says nothing of them: the
// whole restriction with its lifting, and from a new one the day of one that has lapsed for `day`.
[[nodiscard]] std::vector<const char*> facts_gone_with(const std::vector<std::string>& access,
                                                       const Document& document,
                                                       const Audience& day);

// Throws Error(usage) when `document` is restricted without a reason, or has a day or a reason
// without being restricted.
void check_restriction(const Document& document);

// Whether a fact is a part of what a person says of the access to a document.
[[nodiscard]] bool is_restriction(const Fact& fact);

// Restricts `to`, to which pages of `from` come, as long as `from` is: what moves takes its
// restriction along.
void keep_restriction(const Document& from, Document& to);

}  // namespace palimpsest::archive
