#include "archive/view/overlay.hpp"

#include "archive/view/page_picture.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace palimpsest::archive {
namespace {

constexpr auto kFileMode = static_cast<std::filesystem::perms>(0644);

std::string stem_of(const std::filesystem::path& file) { return file.stem().string(); }

std::string stem_with_folder(const std::filesystem::path& file) {
  const std::string folder = file.parent_path().filename().string();
  return folder.empty() ? stem_of(file) : folder + "-" + stem_of(file);
}

std::string page_suffix(int number) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "-%04d.png", number);
  return text.data();
}

}  // namespace

std::vector<std::string> overlay_names(const std::vector<std::filesystem::path>& files) {
  std::map<std::string, int> stems;
  for (const std::filesystem::path& file : files) ++stems[stem_of(file)];
  std::map<std::string, int> taken;
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files) {
    std::string name = stems[stem_of(file)] > 1 ? stem_with_folder(file) : stem_of(file);
    if (const int count = ++taken[name]; count > 1) name += "-" + std::to_string(count);
    names.push_back(name);
  }
  return names;
}

void write_overlay(PictureSource& source, const Page& page, const std::filesystem::path& folder,
                   const std::string& name) {
  if (!is_readable(page)) return;
  make_folders(folder);
  const Picture picture = source.draw_picture(overlay_picture(page));
  write_file_durably(folder / (name + page_suffix(page.number)), picture.bytes, kFileMode);
}

}  // namespace palimpsest::archive
