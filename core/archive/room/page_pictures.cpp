#include "archive/room/page_pictures.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/reading/reading_method.hpp"
#include "base/error.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kNameDigits = 24;

const Sha256& original_of(const PicturedFile& file) {
  return file.revision.observed.digests.sha256;
}

// Everything that decides what the picture shows stands in its name: what must not be seen changes
// it.
std::string key_of(const PicturedFile& file, const PictureRequest& request) {
  const std::string hex = original_of(file).hex();
  const std::string what = worker::encode(file.reading) + worker::encode(request);
  return reading_method() + "/" + hex.substr(0, 2) + "/" + hex + "/" +
         sha256_of(what).hex().substr(0, kNameDigits);
}

class Waiting {
 public:
  explicit Waiting(std::atomic<int>& count) : count_(count) { ++count_; }
  ~Waiting() { --count_; }
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

 private:
  std::atomic<int>& count_;
};

}  // namespace

std::filesystem::path picture_folder(const std::filesystem::path& root) {
  return root / "cache" / "pictures";
}

PagePictures::PagePictures(const std::filesystem::path& root, MakeClient make_client)
    : cache_(picture_folder(root), kMostBytes), make_client_(std::move(make_client)) {}

std::string PagePictures::picture(const store::Store& store, const PicturedFile& file,
                                  const PictureRequest& request) {
  const std::string key = key_of(file, request);
  if (auto kept = cache_.read(key)) return std::move(*kept);
  if (waiting_ >= kMostWaiting) {
    throw Error(ErrorKind::kConflict, "too many pages are being drawn at once");
  }
  const Waiting one_more(waiting_);
  std::string bytes = drawn(store, file, request);
  cache_.write(key, bytes);
  return bytes;
}

std::string PagePictures::drawn(const store::Store& store, const PicturedFile& file,
                                const PictureRequest& request) {
  Drawer& drawer = drawers_[original_of(file).bytes().front() % drawers_.size()];
  const std::lock_guard lock(drawer.mutex);
  const std::string name = original_of(file).hex() + worker::encode(file.reading);
  if (drawer.name != name) {
    drawer.document.reset();
    drawer.name.clear();
    if (!drawer.client) drawer.client = make_client_();
    drawer.document = drawer.client->open(read_original(store, file.revision), file.reading);
    drawer.name = name;
  }
  return drawer.document->draw_picture(request).bytes;
}

}  // namespace palimpsest::archive
