#include "store/objects/tree_changes.hpp"

#include "store/objects/tree_text.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace palimpsest::store {
namespace {

using Items = std::map<std::string, TreeItem, std::less<>>;

class Comparison {
 public:
  explicit Comparison(const Repository& repository) : repository_(repository) {}

  void compare(const std::string& prefix, const std::optional<git_oid>& before,
               const std::optional<git_oid>& after) {
    if (before && after && git_oid_equal(&*before, &*after) == 1) return;
    const Items old_items = items_of(before), new_items = items_of(after);
    for (const auto& [name, item] : old_items) {
      const auto now = new_items.find(name);
      const bool stays = now != new_items.end() && now->second.kind == item.kind;
      take(prefix + name, item.kind, item.id, stays ? std::optional(now->second.id) : std::nullopt);
    }
    for (const auto& [name, item] : new_items) {
      const auto before_it = old_items.find(name);
      const bool was = before_it != old_items.end() && before_it->second.kind == item.kind;
      if (!was) take(prefix + name, item.kind, std::nullopt, item.id);
    }
  }

  [[nodiscard]] std::vector<PathChange> changes() {
    std::sort(changes_.begin(), changes_.end(),
              [](const PathChange& a, const PathChange& b) { return a.path < b.path; });
    return std::move(changes_);
  }

 private:
  [[nodiscard]] Items items_of(const std::optional<git_oid>& tree) const {
    Items items;
    if (!tree) return items;
    visit_items(read_object(repository_, *tree), [&](std::string_view name, const TreeItem& item) {
      items.emplace(std::string(name), item);
    });
    return items;
  }

  void take(const std::string& path, EntryKind kind, const std::optional<git_oid>& before,
            const std::optional<git_oid>& after) {
    if (kind == EntryKind::kFolder) return compare(path + "/", before, after);
    if (before && after && git_oid_equal(&*before, &*after) == 1) return;
    const auto text = [](const std::optional<git_oid>& id) {
      return id ? std::optional(hex_of(*id)) : std::nullopt;
    };
    changes_.push_back({path, text(before), text(after)});
  }

  const Repository& repository_;
  std::vector<PathChange> changes_;
};

}  // namespace

std::vector<PathChange> tree_changes(const Repository& repository,
                                     const std::optional<git_oid>& before,
                                     const std::optional<git_oid>& after) {
  Comparison comparison(repository);
  comparison.compare("", before, after);
  return comparison.changes();
}

}  // namespace palimpsest::store
