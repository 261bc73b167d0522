#include "archive/compose/compared_redactions.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::archive {
namespace {

constexpr double kSamePlace = 0.5;  // intersection over union

void add_missing(ComposedSide& side, const RedactionSide& found, const std::string& id) {
  if (found.page < 1 || static_cast<std::size_t>(found.page) > side.pages.size()) return;
  std::vector<Redaction>& known = side.pages[static_cast<std::size_t>(found.page - 1)].redactions;
  const std::vector<Region> whole = {found.region};
  for (const Region& part : found.parts.empty() ? whole : found.parts) {
    const RedactionSide piece{found.page, part, {}, found.codes};
    const bool is_known = std::any_of(
        known.begin(), known.end(), [&](const Redaction& each) { return is_side_of(piece, each); });
    if (is_known) continue;
    Redaction redaction;
    redaction.id = id;
    redaction.region = part;
    redaction.kind = RedactionKind::kBlank;
    redaction.codes = found.codes;
    redaction.evidence = {"another release shows words here"};
    known.push_back(std::move(redaction));
  }
}

void add_all(ComposedSide& before, ComposedSide& after, const Diff& diff) {
  for (const Change& change : diff.changes) {
    if (change.before) {
      add_missing(before, *change.before, change.id + "@" + after.side.folder_text());
    }
    if (change.after) {
      add_missing(after, *change.after, change.id + "@" + before.side.folder_text());
    }
  }
}

}  // namespace

bool is_side_of(const RedactionSide& side, const Redaction& redaction) {
  const auto is_same = [&](const Region& region) {
    return overlap(region, redaction.region) >= kSamePlace;
  };
  return is_same(side.region) || std::any_of(side.parts.begin(), side.parts.end(), is_same);
}

void add_compared_redactions(std::vector<ComposedSide>& sides, const DiffOf& diff_of) {
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = i + 1; j < sides.size(); ++j) {
      const auto diff = diff_of(sides[i].side, sides[j].side);
      if (diff) add_all(sides[i], sides[j], *diff);
    }
  }
}

}  // namespace palimpsest::archive
