#include "archive/evidence/tree_ids.hpp"

#include "base/error.hpp"
#include "proof/git/sha256_object.hpp"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

// Folders down to documents/aa/bb/<document> are kept, and files down to releases/<release>.json:
// of 100,000 documents that is 9 MB in 257 parts, and what is left to read for a commit is one
// document.
constexpr int kKeptDepth = 4;
constexpr int kFileDepth = 2;
constexpr int kKnownDepth = 5;  // the other releases of a document, while this process runs

constexpr int kPartDepth = 2;  // of documents/aa, which names the part of what lies below it
constexpr const char* kTopPart = "top";

constexpr std::size_t kGitIdBytes = 20;
constexpr std::size_t kSha256Bytes = 32;
constexpr std::size_t kPairBytes = kGitIdBytes + kSha256Bytes;
constexpr std::size_t kCountBytes = 4;

// A part keeps ids of earlier commits, too, until they are most of it: cleaning it takes a walk
// through its folders.
constexpr std::size_t kMostStale = 512;

std::string count_text(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < kCountBytes; ++i) text += static_cast<char>(count >> (8 * i));
  return text;
}

std::size_t count_from(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = kCountBytes; i-- > 0;) {
    count = (count << 8) | static_cast<unsigned char>(text[i]);
  }
  return count;
}

template <class Id>
void add_pair(std::string& pairs, const Id& git, const Sha256& id) {
  pairs.append(reinterpret_cast<const char*>(git.data()), git.size());
  pairs.append(reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size());
}

}  // namespace

// Every entry of a folder passes here at every commit, so it does without a string.
TreeIds::GitId TreeIds::git_id(const std::string& hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  GitId id{};
  for (std::size_t i = 0; i < id.size() && 2 * i + 1 < hex.size(); ++i) {
    id[i] = static_cast<std::uint8_t>(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
  }
  return id;
}

TreeIds::Part* TreeIds::part_named(const std::string& name) {
  if (!cache_) return nullptr;
  const auto [place, is_new] = parts_.try_emplace(name, Part{name});
  Part* part = &place->second;
  const std::optional<std::string> bytes = is_new ? cache_->read(name) : std::nullopt;
  if (!bytes || bytes->size() < kCountBytes) return part;
  part->kept = count_from(*bytes);
  for (std::size_t at = kCountBytes; at + kPairBytes <= bytes->size(); at += kPairBytes) {
    GitId git{};
    Sha256::Bytes id{};
    std::memcpy(git.data(), bytes->data() + at, kGitIdBytes);
    std::memcpy(id.data(), bytes->data() + at + kGitIdBytes, kSha256Bytes);
    known_.try_emplace(git, Known{Sha256(id), part});
  }
  return part;
}

void TreeIds::know(const std::string& git, const Sha256& id, Part* part) {
  known_.try_emplace(git_id(git), Known{id, part});
  if (part != nullptr) part->is_changed = true;
}

Sha256 TreeIds::id_of(const store::Store& store, const std::string& tree) {
  return folder_id(store, {store::kFolderMode, "", tree}, 0, part_named(kTopPart));
}

// The part of what lies below a folder is read when the folder itself is not known.
Sha256 TreeIds::folder_id(const store::Store& store, const store::FolderEntry& folder, int depth,
                          Part* part) {
  const auto known = known_.find(git_id(folder.id));
  if (known != known_.end()) return known->second.id;
  Part* inner = depth == kPartDepth ? part_named(folder.name) : part;
  std::vector<proof::GitEntry> entries;
  for (const store::FolderEntry& item : store.tree_items(folder.id)) {
    const bool is_folder = item.mode == store::kFolderMode;
    entries.push_back({item.mode, item.name,
                       is_folder ? folder_id(store, item, depth + 1, inner)
                                 : file_id(store, item.id, depth + 1, inner)});
  }
  const Sha256 id = proof::git_tree_id(std::move(entries));
  if (depth <= kKnownDepth) know(folder.id, id, depth <= kKeptDepth ? part : nullptr);
  return id;
}

Sha256 TreeIds::file_id(const store::Store& store, const std::string& blob, int depth, Part* part) {
  const auto known = known_.find(git_id(blob));
  if (known != known_.end()) return known->second.id;
  const Sha256 id = proof::git_blob_id(store.blob(blob));
  if (depth <= kFileDepth) know(blob, id, part);
  return id;
}

void TreeIds::add_present(const store::Store& store, const std::string& tree, int depth,
                          Pairs& pairs) {
  for (const store::FolderEntry& item : store.tree_items(tree)) {
    const auto known = known_.find(git_id(item.id));
    if (known == known_.end()) continue;
    const auto part = pairs.find(known->second.part);
    if (part != pairs.end()) add_pair(part->second, known->first, known->second.id);
    if (item.mode != store::kFolderMode || depth + 1 == kKeptDepth) continue;
    const auto inner = depth + 1 == kPartDepth ? parts_.find(item.name) : parts_.end();
    const bool is_wanted =
        depth + 1 != kPartDepth || (inner != parts_.end() && pairs.contains(&inner->second));
    if (is_wanted) add_present(store, item.id, depth + 1, pairs);
  }
}

// Leaves of the parts of which most is of earlier commits what `root` still holds.
void TreeIds::clean(const store::Store& store, const std::string& root, Pairs& pairs) {
  Pairs cleaned;
  for (const auto& [part, text] : pairs) {
    if (text.size() / kPairBytes > 2 * part->kept + kMostStale) cleaned[part];
  }
  if (cleaned.empty()) return;
  add_present(store, root, 0, cleaned);
  for (auto& [part, text] : cleaned) {
    part->kept = text.size() / kPairBytes;
    pairs[part] = std::move(text);
  }
}

void TreeIds::save(const store::Store& store, const std::string& root) {
  if (!cache_) return;
  Pairs pairs;
  for (auto& [name, part] : parts_) {
    if (part.is_changed) pairs[&part];
  }
  for (const auto& [git, known] : known_) {
    const auto part = pairs.find(known.part);
    if (part != pairs.end()) add_pair(part->second, git, known.id);
  }
  try {
    clean(store, root, pairs);
    for (const auto& [part, text] : pairs) {
      cache_->write(part->name, count_text(part->kept) + text);
      part->is_changed = false;
    }
  } catch (const std::exception&) {
    // A cache that is not there costs time alone.
  }
}

}  // namespace palimpsest::archive
