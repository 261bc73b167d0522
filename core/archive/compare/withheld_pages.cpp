#include "archive/compare/withheld_pages.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace palimpsest::archive {
namespace {

RedactionSide side_of(const Page& page) {
  const Redaction& redaction = page.redactions.front();
  return {page.number, redaction.region, {}, redaction.codes};
}

// Returns what is still, or was already, withheld of a page that is not withheld whole.
std::optional<RedactionSide> rest_of(const Page& page) {
  if (page.redactions.empty()) return std::nullopt;
  RedactionSide rest{page.number, page.redactions.front().region, {}, {}};
  for (const Redaction& redaction : page.redactions) {
    rest.region = bounding_region(rest.region, redaction.region);
    rest.parts.push_back(redaction.region);
    rest.codes.insert(rest.codes.end(), redaction.codes.begin(), redaction.codes.end());
  }
  if (rest.parts.size() == 1) rest.parts.clear();
  return rest;
}

Region sheet_of(const Page& page) { return {{}, {}, page.size.width, page.size.height}; }

std::string words_of(const Page& page) {
  std::string text;
  for (const Line& line : page.lines) {
    if (!text.empty() && !line.empty()) text += ' ';
    text += text_of(line);
  }
  return text;
}

int word_count(const Page& page) {
  std::size_t count = 0;
  for (const Line& line : page.lines) count += line.size();
  return static_cast<int>(count);
}

double reading_confidence(const Page& page) {
  double sum = 0, count = 0;
  for (const Line& line : page.lines) {
    for (const Word& word : line) sum += word.confidence / 100.0, count += 1;
  }
  return count > 0 ? sum / count : 0.5;
}

}  // namespace

bool is_withheld_whole(const Page& page) {
  return page.redactions.size() == 1 && page.redactions.front().kind == RedactionKind::kPage;
}

Change kept_whole(const Page& before, const Page& after) {
  Change change;
  change.status = ChangeStatus::kKept;
  change.before = side_of(before);
  change.after = side_of(after);
  change.place = Place{after.number, change.after->region};
  change.confidence =
      std::min(before.redactions.front().confidence, after.redactions.front().confidence);
  return change;
}

Change opened_whole(const Page& before, const Page& after) {
  Change change;
  change.before = side_of(before);
  change.after = rest_of(after);
  change.status = change.after ? ChangeStatus::kShrunk : ChangeStatus::kLifted;
  change.place = Place{after.number, sheet_of(after)};
  change.text = words_of(after);
  change.personal = has_privacy_code(change.before->codes);
  change.confidence = std::min(before.redactions.front().confidence, reading_confidence(after));
  return change;
}

Change closed_whole(const Page& before, const Page& after) {
  Change change;
  change.before = rest_of(before);
  change.after = side_of(after);
  change.status = change.before ? ChangeStatus::kGrown : ChangeStatus::kAdded;
  change.place = Place{after.number, change.after->region};
  change.text = words_of(before);
  change.personal = has_privacy_code(change.after->codes);
  if (change.personal) {
    change.unquoted_words = word_count(before);
    change.text.clear();
  }
  change.confidence = std::min(after.redactions.front().confidence, reading_confidence(before));
  return change;
}

}  // namespace palimpsest::archive
