#include "model/history.hpp"

#include <algorithm>

namespace palimpsest {

bool has_something_to_report(const DocumentHistory& history) {
  return !history.closed_again.empty() ||
         std::any_of(history.releases.begin(), history.releases.end(),
                     [](const auto& step) { return !has_nothing_to_report(step.verdict); });
}

}  // namespace palimpsest
