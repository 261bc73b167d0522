#include "store/verify/archive_check.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Records of a page are kilobytes, and the largest tree of a large archive a few megabytes.
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30;

}  // namespace

std::string documents_text(const Owners& owners) {
  if (owners.contains("all")) return "all";
  std::set<std::string> documents;
  for (const std::string& owner : owners) documents.insert(owner.substr(0, owner.find('@')));
  std::string text;
  for (const std::string& document : documents) text += (text.empty() ? "" : ", ") + document;
  return text.empty() ? "none" : text;
}

void set_owners(Problem& problem, const Owners& owners) {
  problem.document = documents_text(owners);
  problem.revisions.clear();
  if (owners.contains("all")) return;
  std::copy_if(owners.begin(), owners.end(), std::back_inserter(problem.revisions),
               [](const std::string& owner) { return owner.find('@') != std::string::npos; });
}

std::size_t ArchiveCheck::add(const std::string& what, const fs::path& path,
                              const std::string& document, Harm harm) {
  report_.problems.push_back({what, path.string(), document, harm == Harm::kNone});
  return report_.problems.size() - 1;
}

std::size_t ArchiveCheck::add(const std::string& what, const fs::path& path, const Owners& owners,
                              Harm harm) {
  const std::size_t place = add(what, path, std::string(), harm);
  set_owners(report_.problems[place], owners);
  return place;
}

void ArchiveCheck::tell() const {
  if (progress_) progress_(report_);
}

std::optional<std::string> ArchiveCheck::read(const fs::path& path) const {
  std::error_code error;
  const fs::path file = root_ / path;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kMaxFileBytes || error) {
    return std::nullopt;
  }
  try {
    return read_file(file);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void ArchiveCheck::visit_files(const fs::path& folder,
                               const std::function<void(const fs::path&)>& visit) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator it(root_ / folder, error), end; !error && it != end;
       it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  if (error) add("This folder cannot be read: " + error.message() + ".", folder, "all");
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    const fs::file_type type = fs::symlink_status(root_ / path, error).type();
    if (type == fs::file_type::directory) {
      visit_files(path, visit);
    } else if (type == fs::file_type::regular) {
      visit(path);
    } else if (type != fs::file_type::not_found) {  // a writer may have removed it meanwhile
      add("This is neither a file nor a folder.", path, "none");
    }
  }
}

}  // namespace palimpsest::store
