#include "archive/history/release_set.hpp"

#include "base/date_order.hpp"
#include "base/error.hpp"

#include <optional>
#include <utility>

namespace palimpsest::archive {
namespace {

using KeyRange = std::pair<std::string, std::string>;  // sort keys of dates, both inclusive

std::optional<KeyRange> dates_of(const std::string& text) {
  const std::size_t dots = text.find("..");
  const auto first = EdtfDate::parse(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : EdtfDate::parse(text.substr(dots + 2));
  if (!first || !last) return std::nullopt;
  return KeyRange{first->sort_key(), last_key_of(*last)};
}

bool is_within(const Release& release, const KeyRange& range) {
  if (!release.date) return false;
  const std::string& key = release.date->sort_key();
  return key >= range.first && key <= range.second;
}

[[noreturn]] void fail_to_find(const std::string& text) {
  throw Error(ErrorKind::kInput, "the archive has no release '" + text + "'",
              "write a release id, a year or month, a range such as 2017..2018, or the name of a "
              "series; `palimpsest list` shows the releases");
}

}  // namespace

std::set<ReleaseId> releases_meant(const std::vector<Release>& known, const std::string& text) {
  const std::optional<KeyRange> range = dates_of(text);
  std::set<ReleaseId> by_date;
  std::set<ReleaseId> by_series;
  for (const Release& release : known) {
    if (release.id.text() == text) return {release.id};
    if (range && is_within(release, *range)) by_date.insert(release.id);
    if (release.series == text) by_series.insert(release.id);
  }
  if (!by_date.empty()) return by_date;
  if (by_series.empty()) fail_to_find(text);
  return by_series;
}

std::set<ReleaseId> find_releases(const Catalogue& catalogue, const std::string& text) {
  return releases_meant(catalogue.releases(), text);
}

}  // namespace palimpsest::archive
