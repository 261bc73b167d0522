#include "model/verification.hpp"

#include <algorithm>

namespace palimpsest {

bool is_damaged(const Verification& verification) {
  return std::any_of(verification.problems.begin(), verification.problems.end(),
                     [](const Problem& problem) { return !problem.harmless; });
}

}  // namespace palimpsest
