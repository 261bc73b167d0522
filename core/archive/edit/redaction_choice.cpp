#include "archive/edit/redaction_choice.hpp"

#include "archive/edit/edited_pages.hpp"
#include "archive/edit/fields.hpp"
#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

constexpr const char* kNewRedaction = "new";

// What was said in another archive names the place, and an id that may be another one here.
const Redaction* find_redaction(const Page& page, const EditRow& row) {
  const std::string& id = row.target.redaction;
  const Redaction* found = nullptr;
  double best = kSamePlace;
  for (const Redaction& each : page.redactions) {
    if (!row.place && each.id == id) return &each;
    const double shared = row.place ? overlap(each.region, *row.place) : 0;
    if (shared < best || id.starts_with(kAddedPrefix)) continue;
    found = &each;
    best = shared;
  }
  return found;
}

std::map<std::string, std::string> values_of(const Redaction& redaction) {
  std::string codes;
  for (const Code& code : redaction.codes) codes += (codes.empty() ? "" : ", ") + code.normalized;
  return {{"region", region_value(redaction.region)},
          {"kind", std::string(name_of(redaction.kind))},
          {"codes", codes}};
}

std::string next_added(const RevisionEdits& edits, int page) {
  for (int number = 1;; ++number) {
    const std::string id = kAddedPrefix + std::to_string(number);
    const bool is_taken = std::any_of(
        edits.values.begin(), edits.values.end(),
        [&](const PersonValue& each) { return each.page == page && each.redaction == id; });
    if (!is_taken) return id;
  }
}

}  // namespace

ChosenRedaction choose_redaction(const Page& page, const RevisionEdits& edits, const EditRow& row,
                                 const std::optional<Region>& region) {
  const std::string& wanted = row.target.redaction;
  if (const Redaction* found = find_redaction(page, row)) {
    return {found->id, found->region, values_of(*found)};
  }
  for (const PersonValue& value : edits.values) {
    const bool is_it = value.page == page.number && value.redaction == wanted;
    if (is_it) return {wanted, value.place, {}};
  }
  const bool is_new = wanted == kNewRedaction;
  if (is_new && !region) {
    throw Error(ErrorKind::kUsage, "a new redaction needs its region",
                "write region=left,top,right,bottom in points");
  }
  if (is_new) return {next_added(edits, page.number), region, {}};
  if (row.place) return {wanted, row.place, {}};
  throw Error(ErrorKind::kInput, row.target.text() + ": the page has no redaction '" + wanted + "'",
              "`palimpsest show DOCUMENT@RELEASE` prints the ids; #new adds one");
}

}  // namespace palimpsest::archive
