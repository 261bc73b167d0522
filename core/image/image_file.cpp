#include "image/image_file.hpp"

#include <cstdint>
#include <set>

namespace palimpsest::image {
namespace {

// Numbers of a file at places that may be behind its end: nothing then.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  void set_order(bool is_big_endian) { is_big_endian_ = is_big_endian; }

  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = is_big_endian_ ? i : size - 1 - i;
      value = (value << 8U) | static_cast<std::uint8_t>(bytes_[at + place]);
    }
    return value;
  }
  [[nodiscard]] std::optional<std::uint32_t> u16(std::size_t at) const { return number(at, 2); }
  [[nodiscard]] std::optional<std::uint32_t> u32(std::size_t at) const { return number(at, 4); }

 private:
  std::string_view bytes_;
  bool is_big_endian_ = true;
};

constexpr std::string_view kLittleTiff = std::string_view("II*\0", 4);
constexpr std::string_view kBigTiff = std::string_view("MM\0*", 4);
constexpr std::size_t kTiffEntry = 12;  // bytes of a tag in a directory
constexpr std::uint32_t kOrientationTag = 274;

std::optional<Bytes> tiff_bytes(std::string_view bytes) {
  const bool is_big = bytes.starts_with(kBigTiff);
  if (!is_big && !bytes.starts_with(kLittleTiff)) return std::nullopt;
  Bytes tiff(bytes);
  tiff.set_order(is_big);
  return tiff;
}

// Exif is a TIFF of which the first directory says how the picture lies.
std::optional<std::uint32_t> exif_orientation(std::string_view exif) {
  const auto tiff = tiff_bytes(exif);
  const auto directory = tiff ? tiff->u32(4) : std::nullopt;
  const auto count = directory ? tiff->u16(*directory) : std::nullopt;
  for (std::uint32_t i = 0; count && i < *count; ++i) {
    const std::size_t entry = *directory + std::size_t{2} + i * kTiffEntry;
    const auto tag = tiff->u16(entry);
    if (!tag) return std::nullopt;
    if (*tag == kOrientationTag) return tiff->u16(entry + 8);
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImageFormat> format_of(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return ImageFormat::kJpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return ImageFormat::kPng;
  if (tiff_bytes(bytes)) return ImageFormat::kTiff;
  return std::nullopt;
}

int tiff_page_count(std::string_view bytes) {
  const auto tiff = tiff_bytes(bytes);
  if (!tiff) return 0;
  std::set<std::uint32_t> seen;
  auto directory = tiff->u32(4);
  while (directory && *directory != 0 && static_cast<int>(seen.size()) < kMaxTiffPages) {
    const auto count = tiff->u16(*directory);
    if (!count || *count == 0 || !seen.insert(*directory).second) break;
    directory = tiff->u32(*directory + std::size_t{2} + *count * kTiffEntry);
  }
  return static_cast<int>(seen.size());
}

int jpeg_orientation(std::string_view bytes) {
  constexpr std::string_view kExif = std::string_view("Exif\0\0", 6);
  constexpr std::uint32_t kExifSegment = 0xffe1, kFirstSegment = 0xffe0, kLastSegment = 0xfffe;
  const Bytes jpeg(bytes);
  for (std::size_t at = 2;;) {  // behind the mark of the beginning
    const auto marker = jpeg.u16(at);
    const auto size = jpeg.u16(at + 2);
    const bool is_head = marker && *marker >= kFirstSegment - 0x20 && *marker <= kLastSegment;
    if (!is_head || !size || *size < 2) return 1;
    const std::string_view body = bytes.substr(at + 4).substr(0, *size - 2);
    if (*marker == kExifSegment && body.starts_with(kExif)) {
      const auto orientation = exif_orientation(body.substr(kExif.size()));
      return orientation && *orientation >= 1 && *orientation <= 8 ? static_cast<int>(*orientation)
                                                                   : 1;
    }
    at += std::size_t{2} + *size;
  }
}

}  // namespace palimpsest::image
