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
