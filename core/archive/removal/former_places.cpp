#include "archive/removal/former_places.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace palimpsest::archive {
namespace {

using Key = std::tuple<std::string, std::string, int, int>;

Key key_of(const RemovalTarget& target) {
  return {target.document.text(), target.folder ? target.folder->text() : "",
          target.pages ? target.pages->first : 0, target.pages ? target.pages->last : 0};
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Returns the pages that `pages` of the present place were at the former one; nothing when none of
// them comes from there. `pages` is empty for all.
std::optional<std::optional<PageRange>> pages_before(const MovedPages& moved,
                                                     const std::optional<PageRange>& pages) {
  if (!pages) return std::optional<PageRange>(moved.pages);
  const int first = moved.pages ? moved.pages->first : 1;
  PageRange before{pages->first - moved.to_first + first, pages->last - moved.to_first + first};
  before.first = std::max(before.first, first);
  if (moved.pages) before.last = std::min(before.last, moved.pages->last);
  if (before.last < before.first) return std::nullopt;
  return std::optional<PageRange>(before);
}

class Search {
 public:
  explicit Search(const Catalogue& catalogue) {
    for (const DocumentId& id : catalogue.documents()) {
      const auto document = catalogue.document(id);
      if (!document) continue;
      aliases_.emplace(id.text(), document->aliases);
      moved_.insert(moved_.end(), document->moved.begin(), document->moved.end());
    }
  }

  void follow(const RemovalTarget& target) {
    if (!seen_.insert(key_of(target)).second) return;
    found_.push_back(target);
    follow_moves(target);
    follow_names(target);
  }

  [[nodiscard]] std::vector<RemovalTarget> result() {
    found_.erase(found_.begin());
    return std::move(found_);
  }

 private:
  void follow_moves(const RemovalTarget& target) {
    for (const MovedPages& moved : moved_) {
      const bool is_it = moved.to_document == target.document &&
                         (!target.folder || moved.to_folder == *target.folder);
      const auto pages = is_it ? pages_before(moved, target.pages) : std::nullopt;
      if (!pages) continue;
      for (const std::string& name : moved.names) {
        if (is_valid_id(name)) follow({DocumentId(name), moved.folder, *pages, {}});
      }
    }
  }

  // A document that was renamed has the same folders under its old id, unless another document bore
  // that id and came into this one.
  void follow_names(const RemovalTarget& target) {
    const auto aliases = aliases_.find(target.document.text());
    if (aliases == aliases_.end()) return;
    for (const std::string& name : aliases->second) {
      if (!is_valid_id(name) || (target.folder && was_elsewhere(name, *target.folder))) continue;
      follow({DocumentId(name), target.folder, target.pages, {}});
    }
  }

  [[nodiscard]] bool was_elsewhere(const std::string& name, const RevisionFolder& folder) const {
    return std::any_of(moved_.begin(), moved_.end(), [&](const MovedPages& moved) {
      return moved.folder == folder && has(moved.names, name);
    });
  }

  std::map<std::string, std::vector<std::string>> aliases_;
  std::vector<MovedPages> moved_;
  std::set<Key> seen_;
  std::vector<RemovalTarget> found_;
};

}  // namespace

std::vector<RemovalTarget> former_places(const Catalogue& catalogue, const RemovalTarget& target) {
  Search search(catalogue);
  search.follow(target);
  return search.result();
}

}  // namespace palimpsest::archive
