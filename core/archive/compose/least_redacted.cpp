#include "archive/compose/least_redacted.hpp"

#include "archive/compose/compared_redactions.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr long kCharactersOfPage = 2000;  // of typescript: what a page that is not there withholds

long withheld_characters(const ComposedSide& side, std::size_t most_pages) {
  long sum = static_cast<long>(most_pages - side.pages.size()) * kCharactersOfPage;
  for (const Page& page : side.pages) {
    if (!is_readable(page)) sum += kCharactersOfPage;
    for (const Redaction& redaction : page.redactions) {
      sum += std::max(1, redaction.characters) + redaction.pages_withheld * kCharactersOfPage;
    }
  }
  return sum;
}

std::size_t base_of(const std::vector<ComposedSide>& sides) {
  std::size_t most_pages = 0;
  for (const ComposedSide& side : sides) most_pages = std::max(most_pages, side.pages.size());
  std::size_t best = 0;
  for (std::size_t i = 1; i < sides.size(); ++i) {
    if (withheld_characters(sides[i], most_pages) <= withheld_characters(sides[best], most_pages)) {
      best = i;
    }
  }
  return best;
}

// The diff of the base and another release, seen from the base.
class Against {
 public:
  Against(std::size_t other, bool is_earlier, Diff diff)
      : other_(other), is_earlier_(is_earlier), diff_(std::move(diff)) {}

  [[nodiscard]] std::size_t other() const { return other_; }

  // Returns the other release's page that is `page` of the base; 0 for none.
  [[nodiscard]] int partner(int page) const {
    for (const PagePair& pair : diff_.pages) {
      const auto& here = is_earlier_ ? pair.after : pair.before;
      const auto& there = is_earlier_ ? pair.before : pair.after;
      if (here && there && here->number == page) return there->number;
    }
    return 0;
  }

  // Returns the base's pages by those of the other release; 0 for those that the base lacks.
  [[nodiscard]] std::map<int, int> pages_by_others() const {
    std::map<int, int> pages;
    for (const PagePair& pair : diff_.pages) {
      const auto& here = is_earlier_ ? pair.after : pair.before;
      const auto& there = is_earlier_ ? pair.before : pair.after;
      if (there) pages[there->number] = here ? here->number : 0;
    }
    return pages;
  }

  // Returns the change by which the other release shows what `redaction` of the base withholds.
  [[nodiscard]] const Change* shown(int page, const Redaction& redaction) const {
    for (const Change& change : diff_.changes) {
      const auto& here = is_earlier_ ? change.after : change.before;
      if (!here || here->page != page || !is_side_of(*here, redaction)) continue;
      const bool shows =
          is_earlier_
              ? change.status == ChangeStatus::kAdded || change.status == ChangeStatus::kGrown
              : change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk;
      if (shows) return &change;
    }
    return nullptr;
  }

 private:
  std::size_t other_;
  bool is_earlier_;
  Diff diff_;
};

bool is_whole(const Change& change) {
  return change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kAdded;
}

class Composer {
 public:
  Composer(const std::vector<ComposedSide>& sides, const DiffOf& diff_of, PersonalTexts personal)
      : sides_(sides), diff_of_(diff_of), personal_(personal), base_(base_of(sides)) {
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (i == base_) continue;
      auto diff = i < base_ ? diff_of(sides[i].side, sides[base_].side)
                            : diff_of(sides[base_].side, sides[i].side);
      if (diff) others_.emplace_back(i, i < base_, std::move(*diff));
    }
  }

  LeastRedacted run() {
    for (const Page& page : sides_[base_].pages) result_.pages.push_back(found(page));
    for (const Against& other : others_) add_missing(other);
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_hidden(std::size_t side, int page) const {
    return personal_ == PersonalTexts::kLeftOut && sides_[side].hidden.hides(page);
  }

  [[nodiscard]] const Page& page_of(std::size_t side, int page) const {
    return sides_[side].pages[static_cast<std::size_t>(page - 1)];
  }

  FoundPage found(const Page& page) {
    FoundPage found{base_, page.number, true, page.number};
    if (is_hidden(base_, page.number) || !is_readable(page)) return elsewhere(page.number);
    if (personal_ == PersonalTexts::kLeftOut) {
      result_.left_out += sides_[base_].hidden.wide_covers(page.number).size();
    }
    for (std::size_t i = 0; i < page.redactions.size(); ++i) {
      const auto patch = best_patch(page, i);
      if (patch) found.patches.push_back(*patch);
    }
    return found;
  }

  // Returns the page as the newest release that may show it has it.
  FoundPage elsewhere(int page) {
    for (auto other = others_.rbegin(); other != others_.rend(); ++other) {
      const int partner = other->partner(page);
      if (partner == 0 || is_hidden(other->other(), partner)) continue;
      if (is_readable(page_of(other->other(), partner)))
        return {other->other(), partner, true, page};
    }
    ++result_.left_out;
    return {base_, page, false, page};
  }

  std::optional<FoundPatch> best_patch(const Page& page, std::size_t redaction) {
    std::optional<FoundPatch> best;
    bool best_is_whole = false;
    bool is_left_out = false;
    for (const Against& other : others_) {
      const Change* change = other.shown(page.number, page.redactions[redaction]);
      const int partner = other.partner(page.number);
      if (change == nullptr || partner == 0) continue;
      // Covers of the other release are its own places: near enough to those of the base.
      const bool is_personal =
          personal_ == PersonalTexts::kLeftOut &&
          (change->personal ||
           sides_[other.other()].hidden.hides(partner, page.redactions[redaction].region));
      if (is_personal) {
        is_left_out = true;
        continue;
      }
      if (best && best_is_whole && !is_whole(*change)) continue;
      best = {redaction, other.other(), partner};  // of equals the newest
      best_is_whole = is_whole(*change);
    }
    if (!best && is_left_out) ++result_.left_out;
    return best;
  }

  // Adds pages that the base lacks, each behind the one that it follows in its own release, unless
  // the composite has them from a release before.
  void add_missing(const Against& other) {
    const std::map<int, int> pages = other.pages_by_others();
    std::size_t at = 0;
    for (const auto& [number, base_page] : pages) {
      if (base_page > 0) {
        at = behind(base_page);
        continue;
      }
      const Page& page = page_of(other.other(), number);
      if (is_hidden(other.other(), number) || !is_readable(page)) continue;
      if (is_there(other.other(), number)) continue;
      result_.pages.insert(result_.pages.begin() + static_cast<std::ptrdiff_t>(at),
                           FoundPage{other.other(), number});
      ++at;
    }
  }

  [[nodiscard]] std::size_t behind(int base_page) const {
    const auto found = std::find_if(result_.pages.begin(), result_.pages.end(),
                                    [&](const auto& each) { return each.base_page == base_page; });
    return static_cast<std::size_t>(found - result_.pages.begin()) + 1;
  }

  // Whether the composite has the page from an earlier release already.
  [[nodiscard]] bool is_there(std::size_t side, int page) const {
    for (const FoundPage& each : result_.pages) {
      if (each.base_page > 0 || each.side == side) continue;
      const auto diff = diff_of_(sides_[each.side].side, sides_[side].side);
      const bool is_pair =
          diff && std::any_of(diff->pages.begin(), diff->pages.end(), [&](const PagePair& pair) {
            return pair.before && pair.after && pair.before->number == each.page &&
                   pair.after->number == page;
          });
      if (is_pair) return true;
    }
    return false;
  }

  const std::vector<ComposedSide>& sides_;
  const DiffOf& diff_of_;
  PersonalTexts personal_;
  std::size_t base_;
  std::vector<Against> others_;
  LeastRedacted result_;
};

}  // namespace

LeastRedacted find_least_redacted(const std::vector<ComposedSide>& sides, const DiffOf& diff_of,
                                  PersonalTexts personal) {
  return Composer(sides, diff_of, personal).run();
}

}  // namespace palimpsest::archive
