#include "model/document.hpp"

#include <algorithm>
#include <tuple>

namespace palimpsest {
namespace {

constexpr const char* kAfterEveryDate = "99999999";

std::string age_key(const Source& source) {
  return source.as_of ? source.as_of->sort_key() : kAfterEveryDate;
}

bool has_same_origin(const Source& one, const Source& other) {
  return std::tie(one.name, one.evidence, one.release, one.as_of) ==
             std::tie(other.name, other.evidence, other.release, other.as_of) &&
         one.person == other.person;
}

// By name and age; within one day the order in which they came.
bool is_before(const Fact& one, const Fact& other) {
  return std::pair(one.name, age_key(one.source)) < std::pair(other.name, age_key(other.source));
}

// A person's claim stands behind those of its day and release: the last one counts.
bool is_claim_before(const StateClaim& one, const StateClaim& other) {
  return std::tuple(age_key(one.source), one.release.text(), one.source.person.has_value()) <
         std::tuple(age_key(other.source), other.release.text(), other.source.person.has_value());
}

}  // namespace

bool says_nothing(const Document& document) {
  return document.metadata.empty() && document.states.empty() && document.other_files.empty() &&
         document.moved.empty();
}

bool add_fact(Document& document, const Fact& fact) {
  const bool is_known =
      std::any_of(document.metadata.begin(), document.metadata.end(), [&](const Fact& known) {
        return known.name == fact.name && known.value == fact.value &&
               has_same_origin(known.source, fact.source);
      });
  if (is_known) return false;
  const auto place =
      std::upper_bound(document.metadata.begin(), document.metadata.end(), fact, is_before);
  document.metadata.insert(place, fact);
  return true;
}

bool add_state(Document& document, const StateClaim& claim) {
  const bool is_known =
      std::any_of(document.states.begin(), document.states.end(), [&](const StateClaim& known) {
        return std::tie(known.release, known.time, known.state, known.value, known.file_name) ==
                   std::tie(claim.release, claim.time, claim.state, claim.value, claim.file_name) &&
               has_same_origin(known.source, claim.source);
      });
  if (is_known) return false;
  const auto place =
      std::upper_bound(document.states.begin(), document.states.end(), claim, is_claim_before);
  document.states.insert(place, claim);
  return true;
}

void remove_sources(Document& document, const std::function<bool(const Source&)>& is_gone) {
  std::erase_if(document.metadata, [&](const Fact& fact) { return is_gone(fact.source); });
  std::erase_if(document.states, [&](const StateClaim& claim) { return is_gone(claim.source); });
}

const Fact* newest_fact(const Document& document, const std::string& name) {
  const Fact* newest = nullptr;
  for (const Fact& fact : document.metadata) {
    if (fact.name != name || fact.value.empty()) continue;
    if (fact.source.person) return &fact;
    const bool is_newer = newest == nullptr || (fact.source.as_of && !newest->source.as_of) ||
                          (fact.source.as_of && age_key(fact.source) > age_key(newest->source));
    if (is_newer) newest = &fact;
  }
  return newest;
}

std::vector<const Fact*> facts_that_count(const Document& document, const std::string& name) {
  std::vector<const Fact*> facts;
  const Fact* newest = newest_fact(document, name);
  if (newest == nullptr) return facts;
  for (const Fact& fact : document.metadata) {
    const bool is_beside =
        newest->source.person ? fact.source.person.has_value()
                              : !fact.source.person && has_same_origin(fact.source, newest->source);
    if (fact.name == name && is_beside) facts.push_back(&fact);
  }
  return facts;
}

void set_person_facts(Document& document, const std::string& name, const std::vector<Fact>& facts) {
  std::erase_if(document.metadata, [&](const Fact& fact) {
    return fact.name == name && fact.source.person.has_value();
  });
  for (const Fact& fact : facts) (void)add_fact(document, fact);
}

std::string restricted_until(const Document& document) {
  const Fact* access = newest_fact(document, kAccessFact);
  if (access == nullptr || !access->source.person || access->value != kRestricted) return {};
  const Fact* until = newest_fact(document, kUntilFact);
  return until != nullptr && until->source.person ? until->value : kWithoutEnd;
}

std::vector<StateClaim> placeholders_of(const Document& document,
                                        const std::vector<ReleaseId>& held) {
  std::vector<StateClaim> placeholders;
  for (const StateClaim& claim : document.states) {
    if (claim.time != StateTime::kSince) continue;
    if (std::find(held.begin(), held.end(), claim.release) != held.end()) continue;
    placeholders.push_back(claim);
  }
  return placeholders;
}

int first_free_ordinal(const Document& document, const ReleaseId& release) {
  int next = 1;
  for (const MovedPages& moved : document.moved) {
    const bool is_own =
        std::find(moved.names.begin(), moved.names.end(), document.id.text()) != moved.names.end();
    if (is_own && release_of(moved.folder) == release) {
      next = std::max(next, ordinal_of(moved.folder) + 1);
    }
  }
  return next;
}

}  // namespace palimpsest
