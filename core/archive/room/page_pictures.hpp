// Pictures of pages for viewers, drawn by the process that reads PDFs when they are first asked
// for, and kept in the archive's cache.
#pragma once

#include "model/picture.hpp"
#include "model/revision.hpp"
#include "store/bounded_cache.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"
#include "worker/protocol.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace palimpsest::archive {

// Returns where pictures are kept in an archive.
[[nodiscard]] std::filesystem::path picture_folder(const std::filesystem::path& root);

using MakeClient = std::function<std::unique_ptr<worker::Client>()>;

// Of which file a picture is.
struct PicturedFile {
  Revision revision;
  worker::ReadOptions reading;  // with the pages of the file that count
};

// Any thread may ask.
class PagePictures {
 public:
  // For a drawing: a browser asks for six tiles at once, and eight readers may open a page
  // together. Who comes later is told to try again, as viewers do.
  static constexpr int kMostWaiting = 48;

  // Bytes on disk: some 20,000 tiles of scans. Readers may ask for any part of a page in any size.
  static constexpr std::uintmax_t kMostBytes = 2'000'000'000;

  // `root` is the archive's folder.
  PagePictures(const std::filesystem::path& root, MakeClient make_client);

  // Returns the bytes of an image file. `store` belongs to the calling thread. Throws Error(input)
  // when the page cannot be drawn, Error(conflict) when too many wait for pictures already, and
  // Error(integrity) when the original is damaged.
  [[nodiscard]] std::string picture(const store::Store& store, const PicturedFile& file,
                                    const PictureRequest& request);

 private:
  // A process, and the document that it has open.
  struct Drawer {
    std::mutex mutex;
    std::unique_ptr<worker::Client> client;
    std::unique_ptr<worker::OpenDocument> document;
    std::string name;
  };

  [[nodiscard]] std::string drawn(const store::Store& store, const PicturedFile& file,
                                  const PictureRequest& request);

  store::BoundedCache cache_;
  MakeClient make_client_;
  std::array<Drawer, 2> drawers_;
  std::atomic<int> waiting_ = 0;
};

}  // namespace palimpsest::archive
