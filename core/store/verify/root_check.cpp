#include "store/verify/root_check.hpp"

#include "base/letters.hpp"
#include "store/layout.hpp"
#include "store/write/purge.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// git-lfs adds this when it first looks at a repository; it only states the default.
constexpr std::string_view kLfsConfig = "[lfs]\n\trepositoryformatversion = 0\n";

// Sections that change how the repository itself is read.
constexpr std::string_view kPowerfulSections[] = {"[core", "[extensions", "[include", "[lfs",
                                                  "[gc"};

void check_head(ArchiveCheck& check) {
  const fs::path head = fs::path(kRepositoryFolder) / "HEAD";
  if (check.read(head) != kHeadText) {
    check.add("HEAD of the git repository is missing or does not name main.", head, "all");
  }
}

// Returns whether `text`, behind our own configuration, leaves the repository as it is.
bool is_powerless(std::string text) {
  text = lower_case(text);
  return text.starts_with('[') &&
         std::none_of(std::begin(kPowerfulSections), std::end(kPowerfulSections),
                      [&](std::string_view name) { return text.find(name) != std::string::npos; });
}

// A section behind ours (a remote, a name) cannot change what the repository holds or how it is
// read. It is named all the same, since this program did not write it.
void check_config(ArchiveCheck& check) {
  const fs::path path = fs::path(kRepositoryFolder) / "config";
  const std::string_view ours = kConfigText;
  std::string text = check.read(path).value_or("");
  const bool is_ours = text.starts_with(ours);
  std::string more = is_ours ? text.substr(ours.size()) : "";
  if (more.starts_with(kLfsConfig)) more.erase(0, kLfsConfig.size());
  if (is_ours && more.empty()) return;
  if (is_ours && is_powerless(more)) {
    check.add("The git configuration has sections that this program did not write.", path, "all",
              Harm::kNone);
  } else {
    check.add("The git configuration is missing, or is not what this program wrote.", path, "all");
  }
}

void check_link(ArchiveCheck& check) {
  std::error_code error;
  if (fs::read_symlink(check.root() / kLfsLink, error) != kLfsTarget) {
    check.add("The link to the originals is missing or leads elsewhere.", kLfsLink, "all");
  }
}

// Returns the id of archive.json in a commit; nothing when its folder cannot be read, and "" when
// it is not there.
std::optional<std::string> archive_file_in(const CheckedObjects& objects,
                                           const std::string& commit) {
  const auto object = objects.find(commit);
  if (object == objects.end()) return std::nullopt;
  for (const ObjectLink& link : object->second.links) {
    const auto tree = objects.find(link.id);
    if (link.name != "tree " || tree == objects.end()) continue;
    if (tree->second.type != GIT_OBJECT_TREE) continue;
    for (const ObjectLink& entry : tree->second.links) {
      if (entry.name == kArchiveFile) return entry.id;
    }
    return "";
  }
  return std::nullopt;
}

void check_archive_file(ArchiveCheck& check, const CheckedObjects& objects,
                        const std::optional<std::string>& main) {
  const auto outside = check.read(kArchiveFile);
  if (!outside) {
    check.add("archive.json is missing or cannot be read.", kArchiveFile, "all");
    return;
  }
  const auto inside = main ? archive_file_in(objects, *main) : std::nullopt;
  git_oid id{};
  (void)git_odb_hash(&id, outside->data(), outside->size(), GIT_OBJECT_BLOB);
  if (inside && *inside != hex_of(id)) {
    check.add("archive.json differs from the one in the repository.", kArchiveFile, "all");
  }
}

void check_purge(ArchiveCheck& check) {
  if (!has_purge_marker(check.root())) return;
  check.add(
      "A removal was stopped before all that it removed had left the disk. The next command "
      "that opens the archive ends it.",
      kPurgeMarker, "none", Harm::kNone);
}

}  // namespace

void check_root(ArchiveCheck& check, const CheckedObjects& objects,
                const std::optional<std::string>& main) {
  check_head(check);
  check_config(check);
  check_link(check);
  check_archive_file(check, objects, main);
  check_purge(check);
}

}  // namespace palimpsest::store
