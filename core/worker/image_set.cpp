#include "worker/image_set.hpp"

#include "worker/wire.hpp"

#include <cstdint>
#include <utility>

namespace palimpsest::worker {
namespace {

constexpr std::string_view kHead = "palimpsest images 1\n";

}  // namespace

std::string image_set(const std::vector<std::string_view>& images) {
  std::size_t size = kHead.size() + sizeof(std::uint32_t);
  for (const std::string_view image : images) size += sizeof(std::uint32_t) + image.size();
  std::string set(kHead);
  set.reserve(size);
  WireWriter writer(std::move(set));
  writer.put_count(images.size());
  for (const std::string_view image : images) writer.put_text(image);
  return writer.take();
}

bool is_image_set(std::string_view bytes) { return bytes.starts_with(kHead); }

std::vector<std::string_view> images_in(std::string_view set) {
  if (!is_image_set(set)) fail_broken_answer("it is no set of images");
  WireReader reader(set.substr(kHead.size()));
  std::vector<std::string_view> images(reader.take_count(sizeof(std::uint32_t)));
  for (std::string_view& image : images) image = reader.take_view();
  reader.finish();
  return images;
}

}  // namespace palimpsest::worker
