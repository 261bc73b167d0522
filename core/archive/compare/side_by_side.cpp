#include "archive/compare/side_by_side.hpp"

#include "archive/compare/compare.hpp"

#include <algorithm>
#include <future>

namespace palimpsest::archive {
namespace {

// Of a redaction on the other page, pages taken as equally large and not yet registered: rescans
// shift by some points, a line of typescript is 12 high and several hundred wide.
constexpr double kSeemsSame = 0.5;

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

}  // namespace

ReadPages read_side_by_side(JoinedDocument& before, JoinedDocument& after, DiffObserver& observer) {
  ReadPages read;
  const int pages = std::max(before.page_count(), after.page_count());
  for (int number = 1; number <= pages; ++number) {
    std::future<Page> earlier;
    if (number <= before.page_count()) {
      earlier = std::async(std::launch::async, [&] { return before.read_page(number); });
    }
    if (number <= after.page_count()) read.after.push_back(after.read_page(number));
    if (earlier.valid()) read.before.push_back(earlier.get());
    observer.page_read(number, pages);
    const bool are_both = number <= std::min(before.page_count(), after.page_count());
    if (!are_both || !observer.wants_previews()) continue;
    if (!differ_by_redactions(read.before.back(), read.after.back())) continue;
    const Diff pair = compare({{&read.before.back(), 1}, before, before, sha256_of("before")},
                              {{&read.after.back(), 1}, after, after, sha256_of("after")});
    if (has_pair(pair) && !has_nothing_to_report(pair)) observer.seems_changed(pair);
  }
  return read;
}

}  // namespace palimpsest::archive
