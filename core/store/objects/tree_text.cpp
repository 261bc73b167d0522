#include "store/objects/tree_text.hpp"

#include "base/letters.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <cstring>

namespace palimpsest::store {
namespace {

constexpr std::string_view kFileText = "100644";
constexpr std::string_view kFolderText = "40000";
constexpr std::string_view kNotPortable = "/\\:";

std::optional<TreeEntries> find_entry(std::string_view tree, std::string_view name) {
  for (TreeEntries entry(tree); !entry.is_done(); entry.next()) {
    if (entry.name() == name) return entry;
  }
  return std::nullopt;
}

// Whether git sorts `a` before `b`.
bool is_before(std::string_view a, EntryKind kind_of_a, std::string_view b, EntryKind kind_of_b) {
  const std::size_t shared = std::min(a.size(), b.size());
  const int order = a.substr(0, shared).compare(b.substr(0, shared));
  if (order != 0) return order < 0;
  const auto next = [shared](std::string_view name, EntryKind kind) {
    if (name.size() > shared) return static_cast<unsigned char>(name[shared]);
    return static_cast<unsigned char>(kind == EntryKind::kFolder ? '/' : '\0');
  };
  return next(a, kind_of_a) < next(b, kind_of_b);
}

std::size_t place_for(std::string_view tree, std::string_view name, EntryKind kind) {
  TreeEntries entry(tree);
  while (!entry.is_done() && entry.is_before(name, kind)) entry.next();
  return entry.begin();
}

// What git reads as its own folder, on any system, must not be written by anybody's file name.
bool is_reserved(std::string_view name) {
  std::string plain = lower_case(name);
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) plain.pop_back();
  return plain.empty() || plain == ".git" || plain == "git~1";
}

void check_name(std::string_view name) {
  const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
    return c > ' ' && c <= '~' && kNotPortable.find(c) == std::string_view::npos;
  });
  if (is_plain && !is_reserved(name)) return;
  throw Error(ErrorKind::kUsage, "'" + std::string(name) + "' cannot be a name in an archive");
}

std::string_view raw(const git_oid& id) {
  return {reinterpret_cast<const char*>(id.id), GIT_OID_RAWSZ};
}

}  // namespace

void TreeEntries::read(std::size_t begin) {
  begin_ = end_ = begin;
  if (is_done()) return;
  const std::size_t space = tree_.find(' ', begin);
  const std::size_t zero = tree_.find('\0', begin);
  if (zero == std::string_view::npos || space > zero || zero + 1 + GIT_OID_RAWSZ > tree_.size()) {
    throw Error(ErrorKind::kIntegrity, "a folder of the archive is damaged",
                "run `palimpsest verify` to see what is damaged");
  }
  mode_ = 0;
  for (std::size_t i = begin; i < space; ++i) {
    mode_ = mode_ * 8 + static_cast<unsigned>(tree_[i] - '0');
  }
  name_ = tree_.substr(space + 1, zero - space - 1);
  end_ = zero + 1 + GIT_OID_RAWSZ;
}

EntryKind TreeEntries::kind() const {
  return mode_ == kFolderMode ? EntryKind::kFolder : EntryKind::kFile;
}

git_oid TreeEntries::id() const {
  git_oid id{};
  std::memcpy(id.id, tree_.data() + end_ - GIT_OID_RAWSZ, GIT_OID_RAWSZ);
  return id;
}

bool TreeEntries::is_before(std::string_view name, EntryKind kind) const {
  return store::is_before(name_, this->kind(), name, kind);
}

std::optional<TreeItem> find_item(const std::string& tree, std::string_view name) {
  const auto entry = find_entry(tree, name);
  if (!entry) return std::nullopt;
  return TreeItem{entry->kind(), entry->id()};
}

void visit_items(const std::string& tree,
                 const std::function<void(std::string_view name, const TreeItem& item)>& visit) {
  for (TreeEntries entry(tree); !entry.is_done(); entry.next()) {
    visit(entry.name(), {entry.kind(), entry.id()});
  }
}

void set_item(std::string& tree, std::string_view name, const TreeItem& item) {
  check_name(name);
  const auto known = find_entry(tree, name);
  if (known && known->kind() == item.kind) {
    tree.replace(known->end() - GIT_OID_RAWSZ, GIT_OID_RAWSZ, raw(item.id));
    return;
  }
  if (known) tree.erase(known->begin(), known->end() - known->begin());
  std::string entry(item.kind == EntryKind::kFolder ? kFolderText : kFileText);
  entry.append(" ").append(name).append(1, '\0').append(raw(item.id));
  tree.insert(place_for(tree, name, item.kind), entry);
}

void remove_item(std::string& tree, std::string_view name) {
  const auto entry = find_entry(tree, name);
  if (entry) tree.erase(entry->begin(), entry->end() - entry->begin());
}

}  // namespace palimpsest::store
