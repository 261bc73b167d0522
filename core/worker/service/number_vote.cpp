#include "worker/service/number_vote.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest::worker {
namespace {

using NumberShape = std::pair<std::string, std::size_t>;  // system and length

NumberShape form_of(const Identifier& reading) { return {reading.system, reading.text.size()}; }

double weight_of(const Identifier& reading) { return 0.5 + 0.5 * reading.confidence; }

NumberShape commonest_form(const std::vector<Identifier>& readings) {
  std::map<NumberShape, double> weights;
  for (const Identifier& reading : readings) weights[form_of(reading)] += weight_of(reading);
  return std::max_element(weights.begin(), weights.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Returns the character that weighs most at a place, and its share of all.
std::pair<char, double> winner_at(std::size_t place, const std::vector<Identifier>& readings,
                                  const NumberShape& form) {
  std::map<char, double> weights;
  double all = 0;
  for (const Identifier& reading : readings) {
    if (form_of(reading) != form) continue;
    weights[reading.text[place]] += weight_of(reading);
    all += weight_of(reading);
  }
  const auto best =
      std::max_element(weights.begin(), weights.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return {best->first, best->second / all};
}

}  // namespace

std::optional<VotedNumber> vote_on(const std::vector<Identifier>& readings) {
  if (readings.empty()) return std::nullopt;
  const NumberShape form = commonest_form(readings);
  VotedNumber voted{form.first, "", 1, 0};
  for (std::size_t place = 0; place < form.second; ++place) {
    const auto [character, share] = winner_at(place, readings, form);
    voted.text += character;
    voted.agreement = std::min(voted.agreement, share);
  }
  voted.readings = static_cast<int>(
      std::count_if(readings.begin(), readings.end(),
                    [&](const Identifier& reading) { return form_of(reading) == form; }));
  return voted;
}

}  // namespace palimpsest::worker
