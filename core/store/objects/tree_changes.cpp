#include "store/objects/tree_changes.hpp"

#include "store/objects/tree_text.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::store {
namespace {

class Comparison {
 public:
  explicit Comparison(const Repository& repository) : repository_(repository) {}

  // Walks both folders at once, in the order of git: a folder of 256 entries of which one changed
  // is met twice by every commit.
  void compare(const std::string& prefix, const std::optional<git_oid>& before,
               const std::optional<git_oid>& after) {
    if (before && after && git_oid_equal(&*before, &*after) == 1) return;
    const std::string old_tree = bytes_of(before), new_tree = bytes_of(after);
    TreeEntries old_entry(old_tree), new_entry(new_tree);
    while (!old_entry.is_done() || !new_entry.is_done()) {
      if (is_first(old_entry, new_entry)) {
        take(prefix, old_entry, old_entry.id(), std::nullopt);
        old_entry.next();
      } else if (is_first(new_entry, old_entry)) {
        take(prefix, new_entry, std::nullopt, new_entry.id());
        new_entry.next();
      } else {
        const git_oid was = old_entry.id(), is = new_entry.id();
        if (git_oid_equal(&was, &is) != 1) take(prefix, new_entry, was, is);
        old_entry.next();
        new_entry.next();
      }
    }
  }

  [[nodiscard]] std::vector<PathChange> changes() {
    std::sort(changes_.begin(), changes_.end(),
              [](const PathChange& a, const PathChange& b) { return a.path < b.path; });
    return std::move(changes_);
  }

 private:
  [[nodiscard]] std::string bytes_of(const std::optional<git_oid>& tree) const {
    return tree ? read_object(repository_, *tree) : std::string();
  }

  // Whether `a` stands in its folder alone, before what the other folder has next.
  static bool is_first(const TreeEntries& a, const TreeEntries& b) {
    return !a.is_done() && (b.is_done() || a.is_before(b.name(), b.kind()));
  }

  void take(const std::string& prefix, const TreeEntries& entry,
            const std::optional<git_oid>& before, const std::optional<git_oid>& after) {
    const std::string path = prefix + std::string(entry.name());
    if (entry.kind() == EntryKind::kFolder) return compare(path + "/", before, after);
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
