#include "archive/compare/unread_changes.hpp"

#include "archive/compare/read_places.hpp"
#include "diff/conclude.hpp"
#include "page/reading_order.hpp"

#include <algorithm>
#include <cstddef>

namespace palimpsest::archive {
namespace {

bool is_kept(const diff::MatchedChange& matched) {
  return matched.change.status == ChangeStatus::kKept && !matched.change.code_changed;
}

bool is_detected(const RedactionSide& place, const Page& page) {
  return std::any_of(page.redactions.begin(), page.redactions.end(), [&](const Redaction& each) {
    return !intersection(each.region, place.region).is_empty();
  });
}

bool shows_codes(const Page& page) {
  return std::any_of(page.redactions.begin(), page.redactions.end(),
                     [](const Redaction& each) { return !each.codes.empty(); });
}

class UnreadChanges {
 public:
  UnreadChanges(const diff::RegisteredPages& pages, ReaderPair readers,
                const UnreadChangeOptions& options)
      : pages_(pages),
        readers_(readers),
        options_(options),
        shows_codes_(shows_codes(pages.before.page) || shows_codes(pages.after.page)) {}

  [[nodiscard]] std::optional<Change> conclude(const diff::MatchedChange& matched) {
    if (is_kept(matched)) return diff::conclude(matched, {});
    if (!can_be_read_alone(matched.change)) return std::nullopt;
    const bool reads_before = matched.read_side == Side::kBefore;
    const Page& page = reads_before ? pages_.before.page : pages_.after.page;
    RegionReader& reader = reads_before ? readers_.before : readers_.after;
    std::vector<Line> lines;
    diff::Readings readings{{}, &lines};
    for (const Region& region : matched.to_read) {
      const std::optional<RegionReading> line = read_line(region, page, reader);
      if (!line) return std::nullopt;
      const std::vector<Line> words =
          page::without_withheld(page::lines_of(line->words), page.redactions);
      lines.insert(lines.end(), words.begin(), words.end());
      if (diff::is_sure(*line)) {
        readings.regions.emplace_back();
        continue;
      }
      std::vector<Finding> failures;
      readings.regions.push_back(read_ways(reader, page, region, failures));
      if (!failures.empty()) return std::nullopt;
    }
    Change change = diff::conclude(matched, readings);
    const bool lacks_words = !matched.to_read.empty() && change.text.empty() && !change.personal;
    if (lacks_words) return std::nullopt;
    return change;
  }

 private:
  // Words and codes that only recognition of the whole page reads may decide otherwise.
  [[nodiscard]] bool can_be_read_alone(const Change& change) const {
    if (change.status == ChangeStatus::kKept) return false;  // its code is another one
    const bool is_seen = (change.before && is_detected(*change.before, pages_.before.page)) ||
                         (change.after && is_detected(*change.after, pages_.after.page));
    const bool has_code = (change.before && !change.before->codes.empty()) ||
                          (change.after && !change.after->codes.empty());
    return is_seen && (has_code || !shows_codes_);
  }

  // Reads the line of a place as far as the neighbouring redactions of the page.
  [[nodiscard]] std::optional<RegionReading> read_line(const Region& region, const Page& page,
                                                       RegionReader& reader) const {
    Region line = {region.left - options_.beside, region.top - options_.above,
                   region.right + options_.beside, region.bottom + options_.above};
    line = intersection(line, {{}, {}, page.size.width, page.size.height});
    for (const Redaction& each : page.redactions) {
      if (intersection(each.region, line).is_empty()) continue;
      if (each.region.right <= region.left) line.left = std::max(line.left, each.region.right);
      if (each.region.left >= region.right) line.right = std::min(line.right, each.region.left);
    }
    std::vector<Finding> failures;
    RegionReading reading = read_place(reader, page, line, failures);
    if (!failures.empty()) return std::nullopt;
    return reading;
  }

  const diff::RegisteredPages& pages_;
  ReaderPair readers_;
  const UnreadChangeOptions& options_;
  bool shows_codes_;
};

}  // namespace

std::optional<std::vector<Change>> conclude_unread(const std::vector<diff::MatchedChange>& matched,
                                                   const diff::RegisteredPages& pages,
                                                   ReaderPair readers,
                                                   const UnreadChangeOptions& options) {
  UnreadChanges unread(pages, readers, options);
  std::vector<Change> changes;
  for (const diff::MatchedChange& each : matched) {
    std::optional<Change> change = unread.conclude(each);
    if (!change) return std::nullopt;
    changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace palimpsest::archive
