#include "archive/compare/side_by_side.hpp"

#include "align/fingerprint.hpp"
#include "archive/compare/compare.hpp"
#include "archive/compare/read_side.hpp"
#include "archive/compare/unread_pages.hpp"

#include <algorithm>
#include <functional>
#include <future>
#include <optional>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

using worker::ReadingDepth;

// Of a redaction on the other page, pages taken as equally large and not yet registered: rescans
// shift by some points, a line of typescript is 12 high and several hundred wide.
constexpr double kSeemsSame = 0.5;
// Of fingerprints: pages worth a closer look. Rescans of poor copies reach .6 to .9, strangers set
// in the same type up to .6; registration tells them apart at a tenth of what reading a page costs.
constexpr double kMayBeSame = 0.5;
constexpr double kLooksAlike = 0.75;   // of pages that are registered on another one already
constexpr std::size_t kMostTries = 3;  // of one page on others

Region scaled(const Region& region, const Size& from, const Size& to) {
  const auto scale = [](Length length, Length whole, Length wanted) {
    return points(whole.hundredths > 0 ? length.in_points() * wanted.in_points() / whole.in_points()
                                       : length.in_points());
  };
  return {scale(region.left, from.width, to.width), scale(region.top, from.height, to.height),
          scale(region.right, from.width, to.width), scale(region.bottom, from.height, to.height)};
}

bool has_partner(const Redaction& redaction, const Page& own, const Page& other) {
  const Region place = scaled(redaction.region, own.size, other.size);
  return std::any_of(
      other.redactions.begin(), other.redactions.end(),
      [&](const Redaction& partner) { return overlap(place, partner.region) >= kSeemsSame; });
}

bool differ_by_redactions(const Page& a, const Page& b) {
  const auto lacks_partner = [](const Page& own, const Page& other) {
    return std::any_of(own.redactions.begin(), own.redactions.end(),
                       [&](const Redaction& each) { return !has_partner(each, own, other); });
  };
  return is_readable(a) && is_readable(b) && (lacks_partner(a, b) || lacks_partner(b, a));
}

bool has_pair(const Diff& diff) {
  return std::any_of(diff.pages.begin(), diff.pages.end(), [](const PagePair& pair) {
    return pair.before.has_value() && pair.after.has_value();
  });
}

// Pages of one number on both sides, on the way.
struct LookPair {
  std::future<Look> before;
  std::future<Look> after;
};

class SideBySide {
 public:
  SideBySide(JoinedDocument& before, JoinedDocument& after, worker::OcrMode ocr,
             DiffObserver& observer)
      : before_(before),
        after_(after),
        depth_(ocr == worker::OcrMode::kAlways ? ReadingDepth::kWhole : ReadingDepth::kLook),
        page_count_(std::max(before.page_count(), after.page_count())),
        observer_(observer) {}

  [[nodiscard]] ReadPages run() {
    LookPair next = start(1);
    for (int number = 1; number <= page_count_; ++number) {
      LookPair now = std::move(next);
      std::optional<Look> earlier, later;
      if (now.before.valid()) earlier = now.before.get();
      if (now.after.valid()) later = now.after.get();
      if (number < page_count_) next = start(number + 1);
      if (earlier) before_.keep(earlier->reading);
      if (later) after_.keep(later->reading);
      if (earlier && later) take_pair(number, *earlier, *later);
      say_progress();
    }
    settle_by_looks();
    finish_rest();
    return {before_.take_pages(), after_.take_pages(), std::move(settled_)};
  }

 private:
  // Both workers read the pages while the ones before are compared here.
  [[nodiscard]] LookPair start(int number) {
    LookPair pair;
    const auto look = [this, number](ReadSide& side) {
      return std::async(std::launch::async,
                        [this, number, &side] { return side.look_at(number, depth_); });
    };
    if (number <= before_.page_count()) pair.before = look(before_);
    if (number <= after_.page_count()) pair.after = look(after_);
    return pair;
  }

  void take_pair(int number, const Look& earlier, const Look& later) {
    if (!earlier.is_whole() || !later.is_whole()) {
      if (similarity(number, number) < kMayBeSame) return;
      if (settle({number, number, {}}, earlier.gray, later.gray)) {
        if (observer_.wants_previews()) show_preview(number, {settled_.back()});
        return;
      }
      if (!after_.has_partner(number)) return;
    }
    if (!observer_.wants_previews()) return;
    if (!differ_by_redactions(before_.page(number), after_.page(number))) return;
    finish(number, number);
    if (differ_by_redactions(before_.page(number), after_.page(number))) show_preview(number, {});
  }

  [[nodiscard]] double similarity(int before, int after) {
    return align::similarity(before_.page(before).fingerprint, after_.page(after).fingerprint);
  }

  [[nodiscard]] bool settle(SettledPair pair, const std::optional<Raster>& before_gray,
                            const std::optional<Raster>& after_gray) {
    if (!before_gray || !after_gray) return false;
    UnreadOutcome found = settle_unread({before_.page(pair.before), *before_gray},
                                        {after_.page(pair.after), *after_gray}, {before_, after_});
    if (found.is_registered) {
      before_.found_partner(pair.before);
      after_.found_partner(pair.after);
    }
    if (!found.outcome) return false;
    pair.outcome = std::move(*found.outcome);
    settled_.push_back(std::move(pair));
    before_.settle(settled_.back().before);
    after_.settle(settled_.back().after);
    return true;
  }

  // Recognises a page of each side at the same time.
  void finish(int before, int after) {
    std::future<void> earlier =
        std::async(std::launch::async, [this, before] { before_.finish(before); });
    after_.finish(after);
    earlier.get();
  }

  void show_preview(int number, const std::vector<SettledPair>& settled) {
    const Page& earlier = before_.page(number);
    const Page& later = after_.page(number);
    const Diff pair = compare({{&earlier, 1}, before_, before_, sha256_of("before")},
                              {{&later, 1}, after_, after_, sha256_of("after")}, settled);
    if (has_pair(pair) && !has_nothing_to_report(pair)) observer_.seems_changed(pair);
  }

  // Pages that came or went shift the others: each is tried on the pages that look most like it.
  void settle_by_looks() {
    const std::set<int> later = after_.unread();
    for (const int number : later) {
      const std::vector<int> partners = partners_of(number);
      if (partners.empty()) continue;
      const std::optional<Raster> gray = after_.draw(number);
      for (const int partner : partners) {
        if (settle({partner, number, {}}, before_.draw(partner), gray)) break;
      }
    }
    say_progress();
  }

  // Returns which page of BEFORE stands where the settled pair next above puts a page of AFTER.
  [[nodiscard]] int expected_partner(int number) const {
    int above = 0, shift = 0;
    for (const SettledPair& pair : settled_) {
      if (pair.after >= number || pair.after < above) continue;
      above = pair.after;
      shift = pair.before - pair.after;
    }
    return number + shift;
  }

  // Returns pages of BEFORE that look like a page of AFTER: first the one that is expected there,
  // then those that look most alike.
  [[nodiscard]] std::vector<int> partners_of(int number) {
    const int expected = expected_partner(number);
    std::vector<std::pair<double, int>> likely;
    for (const int each : before_.unread()) {
      if (each == number) continue;  // was tried
      const bool is_placed = before_.has_partner(each) || after_.has_partner(number);
      const double likeness = similarity(each, number);
      if (likeness >= (is_placed ? kLooksAlike : kMayBeSame))
        likely.emplace_back(each == expected ? 2 : likeness, each);
    }
    std::sort(likely.begin(), likely.end(), std::greater<>());
    if (likely.size() > kMostTries) likely.resize(kMostTries);
    std::vector<int> partners;
    for (const auto& [likeness, page] : likely) partners.push_back(page);
    return partners;
  }

  void finish_rest() {
    const std::vector<int> earlier(before_.unread().begin(), before_.unread().end());
    const std::vector<int> later(after_.unread().begin(), after_.unread().end());
    for (std::size_t i = 0; i < std::max(earlier.size(), later.size()); ++i) {
      std::future<void> other;
      if (i < earlier.size()) {
        other =
            std::async(std::launch::async, [this, number = earlier[i]] { before_.finish(number); });
      }
      if (i < later.size()) after_.finish(later[i]);
      if (other.valid()) other.get();
      say_progress();
    }
  }

  void say_progress() {
    const auto unread = std::max(before_.unread().size(), after_.unread().size());
    const auto looked_at = std::max(before_.kept(), after_.kept());
    observer_.page_read(static_cast<int>(looked_at - unread), page_count_);
  }

  ReadSide before_;
  ReadSide after_;
  ReadingDepth depth_;
  int page_count_;
  DiffObserver& observer_;
  std::vector<SettledPair> settled_;
};

}  // namespace

ReadPages read_side_by_side(JoinedDocument& before, JoinedDocument& after, worker::OcrMode ocr,
                            DiffObserver& observer) {
  return SideBySide(before, after, ocr, observer).run();
}

}  // namespace palimpsest::archive
