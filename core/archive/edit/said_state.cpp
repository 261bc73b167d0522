#include "archive/edit/said_state.hpp"

namespace palimpsest::archive {

SaidState said_state(const Document& document, const ReleaseId& release) {
  SaidState said;
  for (const StateClaim& claim : document.states) {
    if (claim.release != release || claim.time != StateTime::kSince) continue;
    if (!claim.source.person) {
      said.machine = claim.value;
    } else {
      said.value = claim.value;
      said.evidence = evidence_of(claim);
    }
  }
  return said;
}

std::set<Sha256> take_said_state(Document& document, const ReleaseId& release) {
  std::set<Sha256> evidence;
  std::erase_if(document.states, [&](const StateClaim& claim) {
    const bool goes = claim.release == release && claim.source.person.has_value();
    if (goes && claim.source.evidence) evidence.insert(*claim.source.evidence);
    return goes;
  });
  return evidence;
}

std::vector<ChangedValue> state_changes(const std::string& target, const SaidState& before,
                                        const SaidState& after) {
  const auto name = [](const auto& evidence) {
    return evidence ? evidence->file_name : std::string();
  };
  std::vector<ChangedValue> changes;
  if (before.value != after.value) {
    changes.push_back({target, "state", before.value, after.value, before.machine});
  }
  if (before.evidence != after.evidence) {
    changes.push_back({target, "evidence", name(before.evidence), name(after.evidence), ""});
  }
  return changes;
}

std::optional<StateEvidence> evidence_of(const StateClaim& claim) {
  if (!claim.source.person || !claim.source.evidence) return std::nullopt;
  return StateEvidence{*claim.source.evidence, claim.source.place};
}

}  // namespace palimpsest::archive
