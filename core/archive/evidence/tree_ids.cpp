#include "archive/evidence/tree_ids.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "proof/encoding.hpp"
#include "proof/git/sha256_object.hpp"

#include <fstream>
#include <vector>

namespace palimpsest::archive {
namespace {

// Folders down to documents/aa/bb/<document> are kept, and files down to releases/<release>.json:
// of 100,000 documents that is 9 MB, and what is left to read for a commit is one document.
constexpr int kFolderDepth = 4;
constexpr int kFileDepth = 2;

constexpr std::string_view kMagic = "palimpsest tree ids 1\n";
constexpr std::size_t kGitIdBytes = 20;
constexpr std::size_t kSha256Bytes = 32;
constexpr std::size_t kPairBytes = kGitIdBytes + kSha256Bytes;

std::string raw(const Sha256& hash) {
  return {reinterpret_cast<const char*>(hash.bytes().data()), hash.bytes().size()};
}

Sha256 hash_from(std::string_view bytes) {
  Sha256::Bytes hash{};
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return Sha256(hash);
}

}  // namespace

TreeIds::TreeIds(const std::filesystem::path& cache_file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(cache_file, ignored)) return;
  const std::string bytes = read_file(cache_file);
  if (bytes.size() < kMagic.size() + kSha256Bytes || !bytes.starts_with(kMagic)) return;
  const std::string_view content = std::string_view(bytes).substr(0, bytes.size() - kSha256Bytes);
  if (raw(sha256_of(content)) != bytes.substr(content.size())) return;
  std::string_view pairs = content.substr(kMagic.size());
  for (; pairs.size() >= kPairBytes; pairs.remove_prefix(kPairBytes)) {
    known_.emplace(to_hex(pairs.substr(0, kGitIdBytes)),
                   hash_from(pairs.substr(kGitIdBytes, kSha256Bytes)));
  }
}

Sha256 TreeIds::id_of(const store::Store& store, const std::string& tree) {
  return folder_id(store, tree, 0);
}

Sha256 TreeIds::folder_id(const store::Store& store, const std::string& tree, int depth) {
  const auto known = known_.find(tree);
  if (known != known_.end()) return known->second;
  std::vector<proof::GitEntry> entries;
  for (const store::FolderEntry& item : store.tree_items(tree)) {
    const bool is_folder = item.mode == store::kFolderMode;
    entries.push_back(
        {item.mode, item.name,
         is_folder ? folder_id(store, item.id, depth + 1) : file_id(store, item.id, depth + 1)});
  }
  const Sha256 id = proof::git_tree_id(std::move(entries));
  known_.emplace(tree, id);
  return id;
}

Sha256 TreeIds::file_id(const store::Store& store, const std::string& blob, int depth) {
  const auto known = known_.find(blob);
  if (known != known_.end()) return known->second;
  const Sha256 id = proof::git_blob_id(store.blob(blob));
  if (depth <= kFileDepth) known_.emplace(blob, id);
  return id;
}

void TreeIds::add_upper(const store::Store& store, const std::string& tree, int depth,
                        std::string& pairs) const {
  for (const store::FolderEntry& item : store.tree_items(tree)) {
    const auto known = known_.find(item.id);
    if (known == known_.end()) continue;
    pairs += proof::from_hex(item.id).value() + raw(known->second);
    if (item.mode == store::kFolderMode && depth + 1 < kFolderDepth) {
      add_upper(store, item.id, depth + 1, pairs);
    }
  }
}

void TreeIds::save(const store::Store& store, const std::string& tree,
                   const std::filesystem::path& cache_file) const {
  try {
    std::string content(kMagic);
    add_upper(store, tree, 0, content);
    std::filesystem::create_directories(cache_file.parent_path());
    write_file_durably(cache_file, content + raw(sha256_of(content)),
                       static_cast<std::filesystem::perms>(0644));
  } catch (const std::exception&) {
    // A cache that is not there costs time alone.
  }
}

}  // namespace palimpsest::archive
