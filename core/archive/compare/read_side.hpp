// One of two documents that are read side by side: what is known of its pages so far.
#pragma once

#include "archive/compare/joined_document.hpp"
#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/sources.hpp"
#include "worker/client/client.hpp"

#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// A page as far as it was read, and drawn for registration where its words are still missing.
struct Look {
  worker::PageReading reading;
  std::optional<Raster> gray;

  [[nodiscard]] bool is_whole() const { return reading.depth == worker::ReadingDepth::kWhole; }
};

// What asks the worker may be called from several threads, one at a time; the rest belongs to one.
// The document must outlive it.
class ReadSide : public PageSource, public RegionReader {
 public:
  explicit ReadSide(JoinedDocument& document) : document_(document) {}

  [[nodiscard]] int page_count() const override { return document_.page_count(); }
  [[nodiscard]] Raster render_gray(int number, int dpi) override;
  [[nodiscard]] RegionReading read_region(int page, const Region& region) override;

  [[nodiscard]] Look look_at(int number, worker::ReadingDepth depth);

  // Draws a page for registration; nothing for one that cannot be drawn.
  [[nodiscard]] std::optional<Raster> draw(int number);

  // Recognises a page that was only looked at.
  void finish(int number);

  // Takes the next page, in the order of their numbers.
  void keep(const worker::PageReading& reading);

  [[nodiscard]] Page& page(int number) { return pages_[static_cast<std::size_t>(number - 1)]; }
  [[nodiscard]] std::size_t kept() const { return pages_.size(); }
  [[nodiscard]] std::vector<Page> take_pages() { return std::move(pages_); }

  // Pages whose words are missing, and wanted.
  [[nodiscard]] const std::set<int>& unread() const { return unread_; }
  [[nodiscard]] bool is_whole(int number) const { return !unread_.contains(number); }
  void settle(int number) { unread_.erase(number); }

  // Whether a page was found on the other side; a page nearly like it may be its partner still.
  [[nodiscard]] bool has_partner(int number) const { return with_partner_.contains(number); }
  void found_partner(int number) { with_partner_.insert(number); }

 private:
  [[nodiscard]] std::optional<Raster> drawn(int number);

  JoinedDocument& document_;
  std::mutex mutex_;
  std::vector<Page> pages_;
  std::set<int> unread_;
  std::set<int> with_partner_;
};

}  // namespace palimpsest::archive
