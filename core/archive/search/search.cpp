#include "archive/search/search.hpp"

#include "archive/history/release_set.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/date_order.hpp"
#include "base/error.hpp"
#include "base/time.hpp"

#include <optional>

namespace palimpsest::archive {
namespace {

DateRange date_range(const std::string& text) {
  const std::size_t dots = text.find("..");
  const auto first = EdtfDate::parse(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : EdtfDate::parse(text.substr(dots + 2));
  if (first && last && first->sort_key() <= last_key_of(*last)) {
    return {first->sort_key(), last_key_of(*last)};
  }
  throw Error(ErrorKind::kUsage, "'" + text + "' is no date and no range of dates",
              "write --date 1962, --date 1962-10 or --date 1959..1963-11");
}

}  // namespace

SearchOutcome search(const store::Store& store, const Audience& audience,
                     const SearchQuestion& question) {
  SearchRequest request = question.request;
  request.filter.open_on = audience.day;
  request.filter.restricted = audience.restricted == RestrictedDocuments::kIncluded
                                  ? RestrictedHits::kIncluded
                                  : RestrictedHits::kLeftOut;
  if (!question.date.empty()) request.filter.dates = date_range(question.date);
  if (!question.release.empty()) {
    request.filter.releases = find_releases(Catalogue(store.tip()), question.release);
  }
  const auto index = open_index(store);
  if (!index) {
    throw Error(ErrorKind::kEnvironment, "text is found by the index, which cannot be written",
                "check the permissions of the archive's folder");
  }
  return index->search(request);
}

}  // namespace palimpsest::archive
