// The pages of a PDF as Poppler reads and draws them.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "pdf/library_messages.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

// Returns `value` points as a Length; not-a-number and values far off any page become the nearest
// that a page can have.
[[nodiscard]] Length bounded_points(double value);

[[nodiscard]] std::string poppler_version();

// `bytes` must outlive it. Not thread-safe, and only one exists at a time: Poppler has one place
// for its messages in a process.
class DrawnPages {
 public:
  // Throws Error(input) when Poppler cannot open `bytes`, and when they need a password.
  explicit DrawnPages(std::string_view bytes);
  ~DrawnPages();

  [[nodiscard]] int page_count() const;
  [[nodiscard]] std::string pdf_version() const;
  [[nodiscard]] std::string producer() const;

  // Returns title, subject and keywords, one a line.
  [[nodiscard]] std::string description() const;

  // Returns the size as displayed, or nothing for a page that Poppler cannot find.
  [[nodiscard]] std::optional<Size> size_of(int number) const;

  // Returns at most kMaxPageWords + 1 words.
  [[nodiscard]] std::vector<Word> words_of(int number) const;

  // Returns nothing when the page was not drawn.
  [[nodiscard]] std::optional<Raster> render(int number, int dpi, PixelFormat format) const;

  [[nodiscard]] LibraryMessages& messages() { return *messages_; }

 private:
  struct Poppler;
  std::unique_ptr<LibraryMessages> messages_;
  std::unique_ptr<Poppler> poppler_;
};

}  // namespace palimpsest::pdf
