// What several readings of one number say together, digit by digit: each misreads another place.
#pragma once

#include "model/identifier.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::worker {

struct VotedNumber {
  std::string system;
  std::string text;      // at every place the character that most readings see
  double agreement = 0;  // 0..1: the share of them at the place where they differ most
  int readings = 0;      // that have this system and length
};

// Returns what most of `readings` say; nothing without any. Surer readings weigh more. Readings of
// another system or length than the commonest one count for nothing.
[[nodiscard]] std::optional<VotedNumber> vote_on(const std::vector<Identifier>& readings);

}  // namespace palimpsest::worker
