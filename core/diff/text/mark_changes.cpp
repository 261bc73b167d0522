#include "diff/text/mark_changes.hpp"

#include "diff/text/spelling.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace palimpsest::diff {
namespace {

constexpr double kSameReading = 0.2;  // of the characters: OCR of small stamps errs that often
// Correlations of a whole stamp, and of its worst letter, from which it is the same; one changed
// digit of a year stays below 0.52.
constexpr double kSameInk = 0.75;
constexpr double kSameLetter = 0.55;

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  return digits;
}

bool reads_alike(const PageMark& one, const PageMark& other) {
  const std::string a = folded(one.text), b = folded(other.text);
  const auto longer = static_cast<double>(std::max(a.size(), b.size()));
  return digits_of(a) == digits_of(b) && spelling_distance(a, b) <= kSameReading * longer;
}

class MarkComparison {
 public:
  MarkComparison(const TextPages& pages, const InkMatch& ink)
      : pages_(pages), ink_(ink), back_(pages.map.inverse()) {}

  [[nodiscard]] std::vector<MetadataChange> run(const std::vector<PageMark>& before,
                                                std::vector<PageMark> after) const {
    std::vector<MetadataChange> changes;
    for (const PageMark& mark : before) {
      const auto partner = partner_of(mark, after);
      if (partner == after.end()) {
        if (!looks_alike(mark.region, mark.text)) changes.push_back(change_of(&mark, nullptr));
        continue;
      }
      if (!reads_alike(mark, *partner) && !looks_alike(mark.region, mark.text)) {
        changes.push_back(change_of(&mark, &*partner));
      }
      after.erase(partner);
    }
    for (const PageMark& mark : after) {
      if (!looks_alike(back_.map(mark.region), mark.text))
        changes.push_back(change_of(nullptr, &mark));
    }
    return changes;
  }

 private:
  // A stamp that was misread on one side is an unnamed line at the edge there.
  [[nodiscard]] static bool are_comparable(const PageMark& one, const PageMark& other) {
    return one.kind == other.kind ||
           (one.kind != MarkKind::kFormField && other.kind == MarkKind::kMargin) ||
           (one.kind == MarkKind::kMargin && other.kind != MarkKind::kFormField);
  }

  // Fields by their names, other marks by what they say, else by their place.
  [[nodiscard]] std::vector<PageMark>::iterator partner_of(const PageMark& mark,
                                                           std::vector<PageMark>& after) const {
    auto best = after.end();
    double best_distance = std::numeric_limits<double>::max();
    for (auto other = after.begin(); other != after.end(); ++other) {
      if (!are_comparable(mark, *other)) continue;
      if (!are_spelled_alike(folded(mark.name), folded(other->name))) continue;
      const double distance = reads_alike(mark, *other) ? -1 : place_distance(mark, *other);
      if (distance < best_distance) best = other, best_distance = distance;
    }
    return best;
  }

  [[nodiscard]] double place_distance(const PageMark& mark, const PageMark& other) const {
    const Point one = mark.region.center();
    const Point two = back_.map(other.region).center();
    return std::hypot((one.x - two.x).in_points(), (one.y - two.y).in_points());
  }

  [[nodiscard]] bool looks_alike(const Region& placed, const std::string& text) const {
    const auto letters = static_cast<double>(std::max<std::size_t>(1, text.size()));
    const Length letter = points(placed.width().in_points() / letters);
    const InkLikeness likeness = ink_.compare(placed, placed, letter);
    return !likeness.is_empty && likeness.whole >= kSameInk && likeness.worst >= kSameLetter;
  }

  [[nodiscard]] MetadataChange change_of(const PageMark* before, const PageMark* after) const {
    MetadataChange change;
    const bool is_named_after =
        before == nullptr || (after != nullptr && before->kind == MarkKind::kMargin);
    change.kind = is_named_after ? after->kind : before->kind;
    change.name = before != nullptr ? before->name : after->name;
    if (before != nullptr) {
      change.before = Place{pages_.before.number, before->region};
      change.text_before = before->text;
    }
    if (after != nullptr) {
      change.after = Place{pages_.after.number, after->region};
      change.text_after = after->text;
    }
    return change;
  }

  const TextPages& pages_;
  const InkMatch& ink_;
  PageMap back_;
};

}  // namespace

std::vector<MetadataChange> compare_marks(const TextPages& pages,
                                          const std::vector<PageMark>& before,
                                          const std::vector<PageMark>& after, const InkMatch& ink) {
  return MarkComparison(pages, ink).run(before, after);
}

}  // namespace palimpsest::diff
