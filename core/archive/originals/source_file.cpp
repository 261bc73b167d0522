#include "archive/originals/source_file.hpp"

#include "archive/import/natural_order.hpp"
#include "archive/obtained/evidence_file.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/letters.hpp"
#include "worker/image_set.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

// A name with a line feed would stand for two in the list.
void check_name(const std::string& name) {
  const bool is_plain = std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\\';
  });
  if (is_plain) return;
  throw Error(ErrorKind::kInput, "an image has a name with a control character or '\\'",
              "give it another name");
}

Evidence evidence_of(EvidenceKind kind, const EvidenceFile& file, const std::string& name) {
  return {kind, file.digests.sha256, file.digests.size, name, {}, std::nullopt, {}};
}

struct NamedImage {
  fs::path path;
  std::string name;
};

SourceFile read_images(const std::vector<NamedImage>& images) {
  std::string list;
  std::vector<Evidence> evidence;
  std::vector<EvidenceFile> files;
  for (const auto& [path, name] : images) {
    check_name(name);
    files.push_back(evidence_file(read_file(path)));
    evidence.push_back(evidence_of(EvidenceKind::kImage, files.back(), name));
    list += evidence.back().sha256.hex() + "  " + name + "\n";
  }
  std::vector<std::string_view> all;
  for (const EvidenceFile& file : files) all.push_back(*file.bytes);
  auto set = std::make_shared<const std::string>(worker::image_set(all));
  const EvidenceFile list_file = evidence_file(std::move(list));
  files.insert(files.begin(), list_file);
  evidence.insert(evidence.begin(), evidence_of(EvidenceKind::kImageList, list_file, ""));
  return {std::move(set), list_file.digests, std::move(evidence), std::move(files)};
}

std::vector<NamedImage> named_images(const fs::path& path) {
  std::vector<NamedImage> images;
  for (fs::path& image : images_at(path)) {
    std::string name = image.filename().string();
    images.push_back({std::move(image), std::move(name)});
  }
  return images;
}

// Returns the images of a list that stands among the originals of an archive; nothing when `bytes`
// are none. `path` is objects/aa/bb/<sha256>, as are those of the images.
std::optional<std::vector<NamedImage>> images_in_list(const fs::path& path,
                                                      std::string_view bytes) {
  constexpr std::size_t kDigits = 64;
  constexpr std::size_t kNameAt = kDigits + 2;  // "<sha256>  name"
  const fs::path objects = path.parent_path().parent_path().parent_path();
  std::vector<NamedImage> images;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    const auto sha256 =
        line.size() > kNameAt ? Sha256::parse(line.substr(0, kDigits)) : std::nullopt;
    if (end == std::string_view::npos || !sha256) return std::nullopt;
    const std::string hex = sha256->hex();
    images.push_back(
        {objects / hex.substr(0, 2) / hex.substr(2, 2) / hex, std::string(line.substr(kNameAt))});
    bytes.remove_prefix(end + 1);
  }
  return images.empty() ? std::nullopt : std::optional(std::move(images));
}

// Whether the file is called by its digest, as originals are.
bool is_held_as(const fs::path& path, const FileDigests& digests) {
  return path.filename().string() == digests.sha256.hex();
}

}  // namespace

bool has_image_name(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kEndings = {".jpg", ".jpeg", ".tif", ".tiff", ".png"};
  const std::string ending = lower_case(path.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

std::vector<fs::path> images_at(const fs::path& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> images;
  for (fs::directory_iterator entry(path, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && has_image_name(entry->path())) {
      images.push_back(entry->path());
    }
  }
  std::sort(images.begin(), images.end(), [](const fs::path& a, const fs::path& b) {
    return is_before_naturally(a.filename().string(), b.filename().string());
  });
  return images;
}

SourceFile read_source(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error) || has_image_name(path)) return read_images(named_images(path));
  auto bytes = std::make_shared<const std::string>(read_file(path));
  const FileDigests digests = digests_of(*bytes);
  if (is_held_as(path, digests)) {
    if (const auto images = images_in_list(path, *bytes)) return read_images(*images);
  }
  return {std::move(bytes), digests};
}

}  // namespace palimpsest::archive
