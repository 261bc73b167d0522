#include "web/iiif/image_request.hpp"

#include "base/error.hpp"
#include "web/target.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace palimpsest::web::iiif {
namespace {

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kUsage, what,
              "this server knows level 1 of the IIIF Image API 3.0, as info.json says");
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

// Scales one side with the other, to at least a pixel.
int in_proportion(int side, int of, int to) {
  const std::int64_t scaled = (static_cast<std::int64_t>(side) * to + of / 2) / of;
  return static_cast<int>(std::max<std::int64_t>(1, scaled));
}

void set_box(TileRequest& tile, const std::string& region, const PictureSide& whole) {
  tile.right = whole.width;
  tile.bottom = whole.height;
  if (region == "full") return;
  if (region == "square") {
    const int side = std::min(whole.width, whole.height);
    tile.left = (whole.width - side) / 2;
    tile.top = (whole.height - side) / 2;
    tile.right = tile.left + side;
    tile.bottom = tile.top + side;
    return;
  }
  std::vector<int> numbers;
  for (const std::string& part : parts_of(region)) {
    const auto number = parse_number(part);
    if (!number) refuse("this server knows no such region of a picture");
    numbers.push_back(*number);
  }
  if (numbers.size() != 4 || numbers[2] == 0 || numbers[3] == 0 || numbers[0] >= whole.width ||
      numbers[1] >= whole.height) {
    refuse("the region is empty or not on the picture");
  }
  tile.left = numbers[0];
  tile.top = numbers[1];
  tile.right = std::min(whole.width, numbers[0] + numbers[2]);
  tile.bottom = std::min(whole.height, numbers[1] + numbers[3]);
}

void set_size(TileRequest& tile, const std::string& size) {
  const int width = tile.right - tile.left;
  const int height = tile.bottom - tile.top;
  tile.width = width;
  tile.height = height;
  if (size == "max") return;
  const std::vector<std::string> parts = parts_of(size);
  if (parts.size() != 2 || (parts[0].empty() && parts[1].empty())) {
    refuse("this server knows no such size of a picture");
  }
  const auto wide = parse_number(parts[0]);
  const auto high = parse_number(parts[1]);
  if ((!wide && !parts[0].empty()) || (!high && !parts[1].empty())) {
    refuse("this server knows no such size of a picture");
  }
  tile.width = wide ? *wide : in_proportion(width, height, *high);
  tile.height = high ? *high : in_proportion(height, width, *wide);
  if (tile.width < 1 || tile.height < 1 || tile.width > width || tile.height > height) {
    refuse("the size is nothing, or more than the part has");
  }
}

}  // namespace

TileRequest parse_image_request(const ImageParameters& parameters, const PlaceName& page,
                                const PictureSide& whole) {
  if (parameters.rotation != "0") refuse("this server turns no pictures");
  if (parameters.file != "default.jpg")
    refuse("this server knows no other picture than default.jpg");
  TileRequest tile{page};
  set_box(tile, parameters.region, whole);
  set_size(tile, parameters.size);
  return tile;
}

PlaceName parse_image_name(const std::string& text) {
  const std::size_t at = text.find('@');
  const std::size_t colon = text.rfind(':');
  if (at != std::string::npos && colon != std::string::npos && at < colon) {
    const auto page = parse_number(text.substr(colon + 1));
    if (page && *page > 0) return {text.substr(0, at), text.substr(at + 1, colon - at - 1), *page};
  }
  throw Error(ErrorKind::kUsage, "no page has such a name", "DOCUMENT@RELEASE:PAGE names one");
}

std::string image_name(const PlaceName& page) {
  return page.document + "@" + page.folder + ":" + std::to_string(page.page);
}

}  // namespace palimpsest::web::iiif
