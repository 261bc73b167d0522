#include "archive/access/restriction.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <vector>

namespace palimpsest::archive {
namespace {

bool has_said(const Document& document, const char* name) {
  return std::any_of(document.metadata.begin(), document.metadata.end(),
                     [&](const Fact& fact) { return fact.name == name && is_restriction(fact); });
}

}  // namespace

bool is_restriction(const Fact& fact) {
  return fact.source.person.has_value() &&
         std::find(kRestrictionFacts.begin(), kRestrictionFacts.end(), fact.name) !=
             kRestrictionFacts.end();
}

std::vector<const char*> facts_gone_with(const std::vector<std::string>& access,
                                         const Document& document, const Audience& day) {
  if (access.empty()) return {kUntilFact, kReasonFact};
  const std::string until = restricted_until(document);
  if (!until.empty() && is_visible(until, day)) return {kUntilFact};
  return {};
}

void check_restriction(const Document& document) {
  const bool has_reason = has_said(document, kReasonFact);
  if (restricted_until(document).empty()) {
    if (!has_reason && !has_said(document, kUntilFact)) return;
    throw Error(ErrorKind::kUsage,
                "until and reason belong to a restriction, and " + document.id.text() + " has none",
                "write access=restricted beside them");
  }
  if (has_reason) return;
  throw Error(ErrorKind::kUsage, document.id.text() + " cannot be restricted without a reason",
              "write access=restricted until=2031-01-01 reason=\"the donor's wish\"");
}

void keep_restriction(const Document& from, Document& to) {
  if (restricted_until(from) <= restricted_until(to)) return;
  for (const char* name : kRestrictionFacts) {
    std::vector<Fact> said;
    for (const Fact& fact : from.metadata) {
      if (fact.name == name && is_restriction(fact)) said.push_back(fact);
    }
    set_person_facts(to, name, said);
  }
}

}  // namespace palimpsest::archive
