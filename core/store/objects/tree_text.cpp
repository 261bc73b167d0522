#include "store/objects/tree_text.hpp"

#include "base/letters.hpp"

#include <algorithm>

namespace palimpsest::store {
namespace {

constexpr std::string_view kFileMode = "100644";
constexpr std::string_view kFolderMode = "40000";
constexpr std::string_view kNotPortable = "/\\:";

// An entry as it stands in the bytes of a tree: [begin, end).
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view mode;
  std::string_view name;

  [[nodiscard]] EntryKind kind() const {
    return mode == kFolderMode ? EntryKind::kFolder : EntryKind::kFile;
  }
};

Place place_at(std::string_view tree, std::size_t begin) {
  const std::size_t space = tree.find(' ', begin);
  const std::size_t zero = tree.find('\0', begin);
  if (zero == std::string_view::npos || space > zero || zero + 1 + GIT_OID_RAWSZ > tree.size()) {
    throw Error(ErrorKind::kIntegrity, "a folder of the archive is damaged",
                "run `palimpsest verify` to see what is damaged");
  }
  return {begin, zero + 1 + GIT_OID_RAWSZ, tree.substr(begin, space - begin),
          tree.substr(space + 1, zero - space - 1)};
}

std::optional<Place> find_place(std::string_view tree, std::string_view name) {
  for (std::size_t at = 0; at < tree.size();) {
    const Place place = place_at(tree, at);
    if (place.name == name) return place;
    at = place.end;
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
  std::size_t at = 0;
  while (at < tree.size()) {
    const Place place = place_at(tree, at);
    if (!is_before(place.name, place.kind(), name, kind)) break;
    at = place.end;
  }
  return at;
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

TreeItem item_at(std::string_view tree, const Place& place) {
  TreeItem item{place.kind(), {}};
  const std::string_view id = tree.substr(place.end - GIT_OID_RAWSZ, GIT_OID_RAWSZ);
  std::copy(id.begin(), id.end(), item.id.id);
  return item;
}

std::string_view raw(const git_oid& id) {
  return {reinterpret_cast<const char*>(id.id), GIT_OID_RAWSZ};
}

}  // namespace

std::optional<TreeItem> find_item(const std::string& tree, std::string_view name) {
  const auto place = find_place(tree, name);
  if (!place) return std::nullopt;
  return item_at(tree, *place);
}

void visit_items(const std::string& tree,
                 const std::function<void(std::string_view name, const TreeItem& item)>& visit) {
  for (std::size_t at = 0; at < tree.size();) {
    const Place place = place_at(tree, at);
    visit(place.name, item_at(tree, place));
    at = place.end;
  }
}

void set_item(std::string& tree, std::string_view name, const TreeItem& item) {
  check_name(name);
  const auto known = find_place(tree, name);
  if (known && known->kind() == item.kind) {
    tree.replace(known->end - GIT_OID_RAWSZ, GIT_OID_RAWSZ, raw(item.id));
    return;
  }
  if (known) tree.erase(known->begin, known->end - known->begin);
  std::string entry(item.kind == EntryKind::kFolder ? kFolderMode : kFileMode);
  entry.append(" ").append(name).append(1, '\0').append(raw(item.id));
  tree.insert(place_for(tree, name, item.kind), entry);
}

void remove_item(std::string& tree, std::string_view name) {
  const auto place = find_place(tree, name);
  if (place) tree.erase(place->begin, place->end - place->begin);
}

}  // namespace palimpsest::store
