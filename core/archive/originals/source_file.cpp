#include "archive/originals/source_file.hpp"

#include "archive/import/natural_order.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/letters.hpp"
#include "worker/image_set.hpp"

#include <algorithm>
#include <array>
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

EvidenceFile evidence_file(std::string bytes) {
  const FileDigests digests = digests_of(bytes);
  return {digests, std::make_shared<const std::string>(std::move(bytes))};
}

Evidence evidence_of(EvidenceKind kind, const EvidenceFile& file, const std::string& name) {
  return {kind, file.digests.sha256, file.digests.size, name, {}, std::nullopt, {}};
}

SourceFile read_images(const std::vector<fs::path>& images) {
  std::string list;
  std::vector<Evidence> evidence;
  std::vector<EvidenceFile> files;
  for (const fs::path& image : images) {
    const std::string name = image.filename().string();
    check_name(name);
    files.push_back(evidence_file(read_file(image)));
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
  if (fs::is_directory(path, error) || has_image_name(path)) return read_images(images_at(path));
  auto bytes = std::make_shared<const std::string>(read_file(path));
  const FileDigests digests = digests_of(*bytes);
  return {std::move(bytes), digests};
}

}  // namespace palimpsest::archive
