#include "archive/report/pages_by_steps.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// One step, from the side that is known to the next.
struct Step {
  const Diff& diff;
  bool is_forward = true;

  [[nodiscard]] const auto& from(const PagePair& pair) const {
    return is_forward ? pair.before : pair.after;
  }
  [[nodiscard]] const auto& to(const PagePair& pair) const {
    return is_forward ? pair.after : pair.before;
  }

  // Whether words stand open on the next side that the known one withholds on `page`. Of the first
  // step the known side has the codes, where they were read; what a later one withholds there may
  // be the same words under another code.
  [[nodiscard]] bool opens_on(int page, bool is_first) const {
    for (const Change& change : diff.changes) {
      const auto& here = is_forward ? change.before : change.after;
      const bool has_other_codes =
          here && !here->codes.empty() && !has_privacy_code(here->codes) && !change.personal;
      if (is_first && has_other_codes) continue;
      const bool shows =
          is_forward
              ? change.status == ChangeStatus::kLifted || change.status == ChangeStatus::kShrunk
              : change.status == ChangeStatus::kAdded || change.status == ChangeStatus::kGrown;
      if (shows && here && here->page == page) return true;
    }
    return false;
  }
};

class Trail {
 public:
  explicit Trail(std::set<int> withheld) : withheld_(std::move(withheld)) {}

  void take(const Step& step) {
    std::set<int> withheld, open;
    bool is_lost = false;
    for (const PagePair& pair : step.diff.pages) {
      const auto& from = step.from(pair);
      const auto& to = step.to(pair);
      if (!from) continue;
      const bool was_withheld = withheld_.contains(from->number);
      const bool was_open = open_.contains(from->number);
      if (!to) {
        is_lost = is_lost || was_withheld || was_open;
        continue;
      }
      if (was_withheld) withheld.insert(to->number);
      if (was_open || (was_withheld && step.opens_on(from->number, is_first_)))
        open.insert(to->number);
    }
    if (is_lost) add_new_pages(step, open);
    withheld_ = std::move(withheld);
    open_ = std::move(open);
    is_first_ = false;
  }

  [[nodiscard]] const std::set<int>& open() const { return open_; }

 private:
  static void add_new_pages(const Step& step, std::set<int>& open) {
    for (const PagePair& pair : step.diff.pages) {
      if (!step.from(pair) && step.to(pair)) open.insert(step.to(pair)->number);
    }
  }

  std::set<int> withheld_;  // pages of the release that was reached
  std::set<int> open_;
  bool is_first_ = true;  // the next step
};

}  // namespace

std::set<int> pages_opened_since(const std::set<int>& withheld, const std::vector<Diff>& steps) {
  Trail trail(withheld);
  for (const Diff& diff : steps) trail.take({diff, true});
  return trail.open();
}

std::set<int> pages_closed_until(const std::set<int>& withheld, const std::vector<Diff>& steps) {
  Trail trail(withheld);
  for (auto diff = steps.rbegin(); diff != steps.rend(); ++diff) trail.take({*diff, false});
  return trail.open();
}

}  // namespace palimpsest::archive
