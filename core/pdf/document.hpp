// Opens a PDF: its facts, the words and image places of a page, and a page as pixels.
//
// Poppler reads and draws, qpdf says what poppler-cpp cannot: which images a page declares and
// where. Both may crash or never end on hostile bytes, so only the worker process links this
// module. Regions are in the page as displayed: after /CropBox and /Rotate, from the top left
// corner.
#pragma once

#include "model/page.hpp"
#include "model/painted_content.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest::pdf {

// Upper limits on what one page may ask for.
inline constexpr Length kMaxPageSide = {1440000};  // 200 inches, the limit of PDF 1.4 readers
inline constexpr std::int64_t kMaxPagePixels = 45'000'000;  // a tabloid page at 450 dpi
inline constexpr std::size_t kMaxPageWords = 100'000;       // dense newspaper pages hold 10,000

struct DocumentFacts {
  int page_count = 0;
  std::string pdf_version;  // "1.6"
  std::string producer;
  std::string description;  // title, subject and keywords, one a line
  std::vector<Finding> findings;
};

// An image that the content of a page places.
struct PageImage {
  Region region;  // bounding box on the page, clipped to it
  int pixel_width = 0;
  int pixel_height = 0;
  int bits_per_pixel = 0;         // 1 for a fax scan, 24 and more with colour
  std::int64_t stored_bytes = 0;  // compressed

  friend bool operator==(const PageImage&, const PageImage&) = default;
};

// A file that the PDF carries with it.
struct AttachedFile {
  std::uint64_t size = 0;  // bytes
  std::string text;        // of plain text and of PDFs; empty for other kinds

  friend bool operator==(const AttachedFile&, const AttachedFile&) = default;
};

struct PdfPage {
  int number = 0;
  Size size;
  std::vector<Word> words;          // of the text layer, in its reading order, drawn visibly or not
  std::vector<Word> words_outside;  // beside the visible part of the page
  std::vector<Word> words_on_layers;  // which are switched off
  std::vector<PageImage> images;
  PaintedContent painted;
  bool has_color = false;         // declares a colour that is not gray
  bool declares_visible = false;  // declares visible text or paths
  std::vector<Finding> findings;
};

// One open PDF. Not thread-safe.
class Document {
 public:
  // Throws Error(input) when `bytes` are empty, no PDF, locked by a password, or hold no page.
  [[nodiscard]] static Document open(std::string bytes);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] const DocumentFacts& facts() const;

  // Returns page `number` (from 1). A page that cannot be read comes with a finding and no words.
  // Throws Error(usage) for a number outside the document.
  [[nodiscard]] PdfPage read_page(int number);

  // Draws page `number`. Throws Error(input) when it has no usable size, would have more than
  // kMaxPagePixels, or was not drawn.
  [[nodiscard]] Raster render(int number, int dpi, PixelFormat format);

  // Returns the words of page `number` in the earlier versions that the file keeps, the latest
  // first. A page is taken for the same when it has the same number.
  [[nodiscard]] std::vector<std::vector<Word>> earlier_words(int number);

  [[nodiscard]] std::vector<AttachedFile> attachments();

  // Returns what Poppler complained of since the last call, as findings of `page`.
  [[nodiscard]] std::vector<Finding> take_messages(int page);

 private:
  struct Opened;
  explicit Document(std::unique_ptr<Opened> opened);

  std::unique_ptr<Opened> opened_;
};

// Returns what results depend on, in fixed words: "poppler" and "qpdf" with their versions.
[[nodiscard]] std::map<std::string, std::string> tooling();

// Returns the resolution, at most `wanted`, at which a page of `size` stays within kMaxPagePixels;
// 0 when there is none worth reading or the page has no area.
[[nodiscard]] int fitting_dpi(const Size& size, int wanted);

// Whether the page is born digital and paints nothing but letters and level rules, so that no line
// or shape of it can be a redaction but one made of letters.
[[nodiscard]] bool is_plain_text(const PdfPage& page);

// Whether the page declares content that left no ink on `raster`: Poppler reports success for
// images and text that it did not draw. A blank scan is no such page.
[[nodiscard]] bool is_left_empty(const PdfPage& page, const Raster& raster,
                                 const std::vector<Finding>& messages);

}  // namespace palimpsest::pdf
