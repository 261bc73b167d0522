// A tree of git as the bytes that git hashes: found, changed and written without taking it apart.
//
//   tree  = entry*            sorted by name, where a folder's name counts as if "/" followed
//   entry = mode:octal " " name "\0" id:20 bytes
#pragma once

#include "store/git.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::store {

enum class EntryKind { kFile, kFolder };

struct TreeItem {
  EntryKind kind{};
  git_oid id{};
};

// Goes through the entries of a tree in its order. Throws Error(integrity) when it is no tree.
class TreeEntries {
 public:
  // `tree` must outlive it.
  explicit TreeEntries(std::string_view tree) : tree_(tree) { read(0); }

  [[nodiscard]] bool is_done() const { return begin_ == tree_.size(); }
  void next() { read(end_); }

  // The entry as it stands there: its bytes are [begin, end) of the tree.
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] EntryKind kind() const;
  [[nodiscard]] unsigned mode() const { return mode_; }
  [[nodiscard]] git_oid id() const;
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  // Whether git sorts this entry before one with another name or of another kind.
  [[nodiscard]] bool is_before(std::string_view name, EntryKind kind) const;

 private:
  void read(std::size_t begin);

  std::string_view tree_;
  std::string_view name_;
  unsigned mode_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Returns what stands under `name`, or nothing. Throws Error(integrity) when `tree` is no tree.
[[nodiscard]] std::optional<TreeItem> find_item(const std::string& tree, std::string_view name);

// Calls `visit` with every entry, in the order of the tree. Throws like find_item().
void visit_items(const std::string& tree,
                 const std::function<void(std::string_view name, const TreeItem& item)>& visit);

// Makes `item` what stands under `name`, whatever stood there. Throws Error(usage) for a name that
// no archive can hold.
void set_item(std::string& tree, std::string_view name, const TreeItem& item);

// Does nothing when there is no such name.
void remove_item(std::string& tree, std::string_view name);

}  // namespace palimpsest::store
