#include "identify/identifiers/own_id.hpp"

#include "identify/identifiers/digit_repair.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr int kMostMisread = 2;      // digits by which two readings of one number differ
constexpr double kSurelyRead = 0.9;  // such a reading is another number, unless it is outnumbered
constexpr double kOutnumbered = 3;   // by how much
constexpr double kRivalShare = 0.8;  // of the score of the first, that a rival reaches

double witness_factor(IdWitness witness, const OwnIdOptions& options) {
  switch (witness) {
    case IdWitness::kUser:
    case IdWitness::kFileName:
    case IdWitness::kCleanedFileName:
    case IdWitness::kAlias:
    case IdWitness::kDigest:
    case IdWitness::kList:
    case IdWitness::kSheet:
      return 1;
    case IdWitness::kFormField:
      return options.form_field;
    case IdWitness::kFooter:
      return options.footer;
    case IdWitness::kStamp:
      return options.stamp;
    case IdWitness::kEdge:
      return options.edge;
    case IdWitness::kText:
      return options.text;
    case IdWitness::kMetadata:
      return options.metadata;
  }
  return 0;
}

// All readings of one number.
struct Group {
  std::vector<const Identifier*> readings;
  std::set<int> pages;
  const Identifier* best = nullptr;
  double best_score = 0;

  [[nodiscard]] bool is_of(const Identifier& other) const {
    return best->kind == other.kind && best->system == other.system && best->text == other.text;
  }

  [[nodiscard]] double sum() const {
    double all = 0;
    for (const Identifier* reading : readings) all += reading->confidence;
    return all;
  }

  // What vouches for it stands on paper and may be misread; a name cannot.
  [[nodiscard]] bool is_read() const {
    return std::none_of(readings.begin(), readings.end(), [](const Identifier* reading) {
      return reading->witness == IdWitness::kFileName;
    });
  }

  [[nodiscard]] bool is_in_text_alone() const { return best->witness == IdWitness::kText; }
};

class Weighing {
 public:
  Weighing(const Identifiers& table, const OwnIdOptions& options, int page_count)
      : table_(table), options_(options), page_count_(page_count) {}

  void add(const Identifier& identifier) {
    auto group = std::find_if(groups_.begin(), groups_.end(),
                              [&](const Group& each) { return each.is_of(identifier); });
    const double score = table_.weight_of(identifier) *
                         witness_factor(identifier.witness, options_) * identifier.confidence;
    if (group == groups_.end()) {
      groups_.push_back({{}, {}, &identifier, score});
      group = groups_.end() - 1;
    }
    group->readings.push_back(&identifier);
    if (identifier.page) group->pages.insert(*identifier.page);
    if (score > group->best_score) {
      group->best = &identifier;
      group->best_score = score;
    }
  }

  // Readings that differ in a digit or two are one number, misread; the one with most behind it
  // stays.
  void join_misreadings() {
    std::stable_sort(groups_.begin(), groups_.end(), [](const Group& a, const Group& b) {
      if (a.is_read() != b.is_read()) return !a.is_read();
      return a.sum() > b.sum();
    });
    std::vector<Group> joined;
    for (Group& group : groups_) {
      const auto whole = std::find_if(joined.begin(), joined.end(), [&](const Group& each) {
        return is_misreading(group, each);
      });
      if (whole == joined.end()) {
        joined.push_back(std::move(group));
      } else {
        whole->pages.merge(group.pages);
        whole->readings.insert(whole->readings.end(), group.readings.begin(), group.readings.end());
      }
    }
    groups_ = std::move(joined);
  }

  [[nodiscard]] double score_of(const Group& group) const {
    if (group.is_in_text_alone() && !is_sole(group)) return 0;
    const double share = static_cast<double>(group.pages.size()) / std::max(1, page_count_);
    return std::min(1.0, group.best_score * (1 + options_.page_bonus * share));
  }

  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

 private:
  [[nodiscard]] static bool is_misreading(const Group& group, const Group& whole) {
    if (group.best->kind != whole.best->kind || group.best->system != whole.best->system) {
      return false;
    }
    const auto difference = difference_of(group.best->text, whole.best->text);
    const bool is_near =
        difference && difference->places <= kMostMisread && difference->unlike == 0;
    const bool is_doubtful =
        group.best->confidence < kSurelyRead || group.sum() * kOutnumbered <= whole.sum();
    return is_near && is_doubtful && group.is_read();
  }

  // The only number of its system in the file, and on its first page.
  [[nodiscard]] bool is_sole(const Group& group) const {
    const auto others = std::count_if(groups_.begin(), groups_.end(), [&](const Group& each) {
      return each.best->kind == group.best->kind && each.best->system == group.best->system;
    });
    return others == 1 && group.pages.contains(1);
  }

  const Identifiers& table_;
  OwnIdOptions options_;
  int page_count_ = 0;
  std::vector<Group> groups_;
};

std::vector<WeighedNumber> weighed(const Weighing& weighing, IdentifierKind kind,
                                   double min_score) {
  std::vector<WeighedNumber> numbers;
  for (const Group& group : weighing.groups()) {
    const double score = weighing.score_of(group);
    if (group.best->kind != kind || score < min_score) continue;
    numbers.push_back({*group.best, score, static_cast<int>(group.pages.size())});
  }
  std::stable_sort(numbers.begin(), numbers.end(),
                   [](const WeighedNumber& a, const WeighedNumber& b) {
                     if (a.score != b.score) return a.score > b.score;
                     return a.best.page.value_or(0) < b.best.page.value_or(0);
                   });
  return numbers;
}

// Of each other system the likeliest number; a file of several records shows several.
void add_aliases(OwnId& own) {
  std::set<std::string> systems = {own.numbers.front().best.system};
  for (const WeighedNumber& number : own.numbers) {
    if (number.best.witness == IdWitness::kText) continue;
    if (systems.insert(number.best.system).second) own.aliases.push_back(number.best);
  }
}

void add_rivals(OwnId& own) {
  const WeighedNumber& first = own.numbers.front();
  for (auto number = own.numbers.begin() + 1; number != own.numbers.end(); ++number) {
    const bool is_rival = number->best.system == first.best.system &&
                          number->best.witness != IdWitness::kText &&
                          number->score >= kRivalShare * first.score;
    if (is_rival) own.rivals.push_back(number->best);
  }
}

}  // namespace

OwnId weigh_numbers(const std::vector<Identifier>& identifiers, int page_count,
                    const Identifiers& table, const OwnIdOptions& options) {
  Weighing weighing(table, options, page_count);
  for (const Identifier& identifier : identifiers) weighing.add(identifier);
  weighing.join_misreadings();
  OwnId own{weighed(weighing, IdentifierKind::kDocument, options.min_score), {}, {}};
  if (!own.numbers.empty()) {
    add_aliases(own);
    add_rivals(own);
  }
  for (const WeighedNumber& number : weighed(weighing, IdentifierKind::kCase, 0.0)) {
    if (number.best.witness != IdWitness::kText) own.aliases.push_back(number.best);
  }
  return own;
}

}  // namespace palimpsest::identify
