#include "archive/compare/read_side.hpp"

#include "archive/compare/page_comparison.hpp"
#include "archive/reading/document_codes.hpp"
#include "base/error.hpp"

namespace palimpsest::archive {

Raster ReadSide::render_gray(int number, int dpi) {
  const std::lock_guard guard(mutex_);
  return document_.render_gray(number, dpi);
}

RegionReading ReadSide::read_region(int page, const Region& region) {
  const std::lock_guard guard(mutex_);
  return document_.read_region(page, region);
}

Look ReadSide::look_at(int number, worker::ReadingDepth depth) {
  const std::lock_guard guard(mutex_);
  Look look{document_.read_page(number, depth), std::nullopt};
  if (!look.is_whole()) look.gray = drawn(number);
  return look;
}

std::optional<Raster> ReadSide::draw(int number) {
  const std::lock_guard guard(mutex_);
  return drawn(number);
}

// A page that cannot be drawn is read whole then, and says why.
std::optional<Raster> ReadSide::drawn(int number) {
  try {
    return document_.render_gray(number, kCompareDpi);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    return std::nullopt;
  }
}

void ReadSide::finish(int number) {
  if (is_whole(number)) return;
  const std::lock_guard guard(mutex_);
  page(number) = document_.read_page(number);
  (void)add_document_codes(page(number), pages_.front());
  unread_.erase(number);
}

void ReadSide::keep(const worker::PageReading& reading) {
  if (reading.depth == worker::ReadingDepth::kLook) unread_.insert(reading.page.number);
  pages_.push_back(reading.page);
  (void)add_document_codes(pages_.back(), pages_.front());
}

}  // namespace palimpsest::archive
