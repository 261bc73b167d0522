#include "worker/image_set.hpp"

#include "worker/wire.hpp"

namespace palimpsest::worker {
namespace {

constexpr std::string_view kHead = "palimpsest images 1\n";

}  // namespace

std::string image_set(const std::vector<std::string>& images) {
  WireWriter writer;
  writer.put_count(images.size());
  for (const std::string& image : images) writer.put_text(image);
  return std::string(kHead) + writer.take();
}

bool is_image_set(std::string_view bytes) { return bytes.starts_with(kHead); }

std::vector<std::string> images_in(std::string_view set) {
  if (!is_image_set(set)) fail_broken_answer("it is no set of images");
  WireReader reader(set.substr(kHead.size()));
  std::vector<std::string> images(reader.take_count(sizeof(std::uint32_t)));
  for (std::string& image : images) image = reader.take_text();
  reader.finish();
  return images;
}

}  // namespace palimpsest::worker
