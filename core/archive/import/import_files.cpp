#include "archive/import/import_files.hpp"

#include "archive/import/natural_order.hpp"
#include "archive/originals/source_file.hpp"
#include "base/letters.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

// Adds what stands in `folder` in the natural order of names, folders after files.
void search(const fs::path& folder, FoundFiles& found) {
  std::vector<fs::path> files;
  std::vector<fs::path> others;
  std::vector<fs::path> folders;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      folders.push_back(entry->path());
    } else if (has_pdf_name(entry->path())) {
      files.push_back(entry->path());
    } else if (entry->is_regular_file(ignored)) {
      others.push_back(entry->path());
    }
  }
  if (error) {
    found.unusable.push_back(
        {folder, Error(ErrorKind::kInput,
                       "the folder " + folder.string() + " cannot be read: " + error.message())});
  }
  const auto is_before = [](const fs::path& a, const fs::path& b) {
    return is_before_naturally(a.filename().string(), b.filename().string());
  };
  std::sort(files.begin(), files.end(), is_before);
  std::sort(others.begin(), others.end(), is_before);
  std::sort(folders.begin(), folders.end(), is_before);
  if (files.empty() && std::erase_if(others, has_image_name) > 0) files.push_back(folder);
  found.others.insert(found.others.end(), others.begin(), others.end());
  found.files.insert(found.files.end(), files.begin(), files.end());
  for (const fs::path& below : folders) search(below, found);
}

void add(const fs::path& named, FoundFiles& found) {
  const fs::path path = named.has_filename() ? named : named.parent_path();  // scans/ is scans
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    const std::string reason = error ? error.message() : "there is no such file";
    found.unusable.push_back(
        {path, Error(ErrorKind::kInput, "cannot read " + path.string() + ": " + reason)});
    return;
  }
  if (!fs::is_directory(status)) {
    found.files.push_back(path);
    return;
  }
  const std::size_t files = found.files.size();
  const std::size_t unusable = found.unusable.size();
  search(path, found);
  if (found.files.size() == files && found.unusable.size() == unusable) {
    found.unusable.push_back(
        {path, Error(ErrorKind::kInput,
                     "the folder " + path.string() + " holds no PDF file and no image")});
  }
}

}  // namespace

bool has_pdf_name(const fs::path& path) { return lower_case(path.extension().string()) == ".pdf"; }

FoundFiles find_files(const std::vector<fs::path>& paths) {
  FoundFiles found;
  for (const fs::path& path : paths) add(path, found);
  return found;
}

std::vector<fs::path> files_of(const fs::path& path) {
  FoundFiles found = find_files({path});
  if (!found.unusable.empty()) throw found.unusable.front().why;
  return found.files;
}

}  // namespace palimpsest::archive
