#include "archive/edit/edited_pages.hpp"

#include "archive/edit/fields.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace palimpsest::archive {
namespace {

// Written to records, among what the detectors saw: never rename.
constexpr const char* kSaidByPerson = "said_by_person";
constexpr const char* kCheckedByPerson = "checked_by_person";

auto key_of(const PersonValue& value) { return std::tie(value.page, value.redaction, value.field); }

using ValuesOfRedaction = std::vector<const PersonValue*>;

const PersonValue* value_of(const ValuesOfRedaction& values, std::string_view field) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const PersonValue* each) { return each->field == field; });
  return found == values.end() ? nullptr : *found;
}

// The one that bears the name, unless it stands elsewhere now; else the one at the place.
Redaction* find_redaction(Page& page, const std::string& id, const std::optional<Region>& place) {
  Redaction* best = nullptr;
  double best_overlap = kSamePlace;
  for (Redaction& redaction : page.redactions) {
    const double shared = place ? overlap(redaction.region, *place) : 0;
    if (redaction.id == id && (!place || shared >= kSamePlace)) return &redaction;
    if (shared < best_overlap) continue;
    best = &redaction;
    best_overlap = shared;
  }
  return best;
}

void add_evidence(Redaction& redaction, const char* what) {
  auto& evidence = redaction.evidence;
  if (std::find(evidence.begin(), evidence.end(), what) == evidence.end()) {
    evidence.emplace_back(what);
  }
}

void say(Redaction& redaction, const ValuesOfRedaction& values) {
  if (const PersonValue* said = value_of(values, "region")) {
    const auto region = parse_region_value(said->value);
    if (region && *region != redaction.region) {
      redaction.region = *region;
      redaction.outline.reset();
    }
  }
  if (const PersonValue* said = value_of(values, "kind")) {
    if (const auto kind = parse_name<RedactionKind>(said->value)) redaction.kind = *kind;
  }
  if (const PersonValue* said = value_of(values, "codes")) {
    if (const auto codes = parse_codes_value(said->value)) redaction.codes = *codes;
  }
  const bool is_checked = value_of(values, "checked") != nullptr;
  add_evidence(redaction, is_checked ? kCheckedByPerson : kSaidByPerson);
  redaction.confidence = 1;
}

void apply(Page& page, const std::string& id, const ValuesOfRedaction& values) {
  Redaction* known = find_redaction(page, id, values.front()->place);
  const PersonValue* kind = value_of(values, "kind");
  if (kind != nullptr && kind->value == kNoRedaction) {
    if (known != nullptr)
      page.redactions.erase(page.redactions.begin() + (known - &page.redactions[0]));
    return;
  }
  if (known == nullptr) {
    const PersonValue* region = value_of(values, "region");
    const auto place = region ? parse_region_value(region->value) : values.front()->place;
    if (!place) return;
    Redaction added;
    added.id = id;
    added.region = *place;
    const auto next =
        std::find_if(page.redactions.begin(), page.redactions.end(),
                     [&](const Redaction& each) { return each.region.top > added.region.top; });
    known = &*page.redactions.insert(next, std::move(added));
  }
  // Found by a later reading, too: citations name it by the id that it was given first.
  if (id.starts_with(kAddedPrefix)) known->id = id;
  say(*known, values);
}

}  // namespace

std::vector<Page> with_person_values(std::vector<Page> pages, const RevisionEdits& edits) {
  std::map<std::pair<int, std::string>, ValuesOfRedaction> said;
  for (const PersonValue& value : edits.values) {
    if (!value.redaction.empty()) said[{value.page, value.redaction}].push_back(&value);
  }
  for (const auto& [name, values] : said) {
    const auto page = std::find_if(pages.begin(), pages.end(),
                                   [&](const Page& each) { return each.number == name.first; });
    if (page != pages.end()) apply(*page, name.second, values);
  }
  return pages;
}

const PersonValue* find_value(const RevisionEdits& edits, int page, const std::string& redaction,
                              const std::string& field) {
  const auto key = std::tie(page, redaction, field);
  const auto found = std::find_if(edits.values.begin(), edits.values.end(),
                                  [&](const PersonValue& each) { return key_of(each) == key; });
  return found == edits.values.end() ? nullptr : &*found;
}

bool changes_redactions(const RevisionEdits& edits) {
  return std::any_of(edits.values.begin(), edits.values.end(), [](const PersonValue& value) {
    return !value.redaction.empty() && value.field != "checked" && value.field != "justification";
  });
}

void set_value(RevisionEdits& edits, PersonValue value) {
  (void)remove_value(edits, value.page, value.redaction, value.field);
  const auto place =
      std::find_if(edits.values.begin(), edits.values.end(),
                   [&](const PersonValue& each) { return key_of(value) < key_of(each); });
  edits.values.insert(place, std::move(value));
}

bool remove_value(RevisionEdits& edits, int page, const std::string& redaction,
                  const std::string& field) {
  const auto key = std::tie(page, redaction, field);
  return std::erase_if(edits.values, [&](const PersonValue& each) { return key_of(each) == key; }) >
         0;
}

}  // namespace palimpsest::archive
