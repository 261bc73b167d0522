#include "web/iiif/image_info.hpp"

#include "web/iiif/image_request.hpp"
#include "web/target.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace palimpsest::web::iiif {

using Json = nlohmann::ordered_json;

std::string image_address(const std::string& address, const PlaceName& page) {
  return address + "/iiif/image/" + encoded(image_name(page));
}

std::string image_info(const std::string& address, const PlaceName& page,
                       const PictureSide& whole) {
  Json factors = Json::array();
  Json sizes = Json::array();
  int factor = 1;
  for (; factor == 1 || factor * kTileSide / 2 < std::max(whole.width, whole.height); factor *= 2) {
    factors.push_back(factor);
    if (factor == 1) continue;
    const Json size = {{"width", (whole.width + factor - 1) / factor},
                       {"height", (whole.height + factor - 1) / factor}};
    sizes.insert(sizes.begin(), size);
  }
  const Json tile = {{"width", kTileSide}, {"scaleFactors", factors}};
  const Json info = {{"@context", "http://iiif.io/api/image/3/context.json"},
                     {"id", image_address(address, page)},
                     {"type", "ImageService3"},
                     {"protocol", "http://iiif.io/api/image"},
                     {"profile", "level1"},
                     {"width", whole.width},
                     {"height", whole.height},
                     {"sizes", sizes},
                     {"tiles", Json::array({tile})}};
  return info.dump(2) + "\n";
}

}  // namespace palimpsest::web::iiif
