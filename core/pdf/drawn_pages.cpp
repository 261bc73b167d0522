#include "pdf/drawn_pages.hpp"

#include "base/error.hpp"
#include "pdf/document.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <poppler-version.h>

namespace palimpsest::pdf {
namespace {

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

// Control characters, byte order marks and halves of characters say nothing to a reader.
bool is_text(char32_t c) {
  return c >= 0x20 && c != 0x7F && c != 0xFEFF && c < 0xFFFE && !is_high_surrogate(c) &&
         !is_low_surrogate(c);
}

// Poppler's own conversion opens iconv for each word; UTF-16 needs none.
std::string to_utf8(const poppler::ustring& units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t c = units[i];
    if (is_high_surrogate(c) && i + 1 < units.size() && is_low_surrogate(units[i + 1])) {
      append_utf8(text, 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00));
    } else if (is_text(c)) {
      append_utf8(text, c);
    }
  }
  return text;
}

void keep_message(const std::string& message, void* messages) {
  static_cast<LibraryMessages*>(messages)->add(message);
}

[[noreturn]] void fail_to_open(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos) {
    throw Error(ErrorKind::kInput, "the file is not a PDF");
  }
  throw Error(ErrorKind::kInput, "the PDF is damaged beyond reading",
              "fetch the file again and compare its size with the source");
}

// Poppler converts words by iconv and reports nothing when that fails: they come out empty.
void check_iconv() {
  const poppler::ustring probe = poppler::ustring::from_utf8("a", 1);
  if (to_utf8(probe) != "a") {
    throw Error(ErrorKind::kEnvironment, "the system's iconv cannot convert UTF-8",
                "install the C library's gconv modules");
  }
}

Region to_word_region(const poppler::rectf& box) {
  return {bounded_points(box.left()), bounded_points(box.top()), bounded_points(box.right()),
          bounded_points(box.bottom())};
}

Raster to_raster(const poppler::image& image, int dpi, PixelFormat format) {
  Raster raster = make_raster(image.width(), image.height(), dpi, format);
  const std::size_t row_bytes = static_cast<std::size_t>(raster.width) * raster.channels();
  for (int y = 0; y < raster.height; ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    std::memcpy(raster.row(y), row, row_bytes);
  }
  return raster;
}

}  // namespace

Length bounded_points(double value) {
  if (std::isnan(value)) return {};
  const double limit = 2 * kMaxPageSide.in_points();
  return points(std::clamp(value, -limit, limit));
}

std::string poppler_version() { return poppler::version_string(); }

struct DrawnPages::Poppler {
  std::unique_ptr<poppler::document> document;

  [[nodiscard]] std::unique_ptr<poppler::page> page(int number) const {
    return std::unique_ptr<poppler::page>(document->create_page(number - 1));
  }
};

DrawnPages::DrawnPages(std::string_view bytes)
    : messages_(std::make_unique<LibraryMessages>()), poppler_(std::make_unique<Poppler>()) {
  check_iconv();
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorKind::kInput, "the PDF is larger than 2 GB");
  }
  poppler::set_debug_error_function(keep_message, messages_.get());
  poppler_->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!poppler_->document) fail_to_open(bytes);
  if (poppler_->document->is_locked()) {
    throw Error(ErrorKind::kInput, "the PDF is encrypted and needs a password",
                "remove the password with a tool of yours and import the open copy");
  }
}

DrawnPages::~DrawnPages() {
  poppler_.reset();
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

int DrawnPages::page_count() const { return poppler_->document->pages(); }

std::string DrawnPages::pdf_version() const {
  int major = 0;
  int minor = 0;
  poppler_->document->get_pdf_version(&major, &minor);
  return std::to_string(major) + "." + std::to_string(minor);
}

std::string DrawnPages::producer() const { return to_utf8(poppler_->document->get_producer()); }

std::optional<Size> DrawnPages::size_of(int number) const {
  const auto page = poppler_->page(number);
  if (!page) return std::nullopt;
  const poppler::rectf box = page->page_rect();
  const Size size{bounded_points(box.width()), bounded_points(box.height())};
  const auto orientation = page->orientation();
  const bool is_turned =
      orientation == poppler::page::landscape || orientation == poppler::page::seascape;
  return is_turned ? Size{size.height, size.width} : size;
}

std::vector<Word> DrawnPages::words_of(int number) const {
  std::vector<Word> words;
  const auto page = poppler_->page(number);
  if (!page) return words;
  for (const poppler::text_box& box : page->text_list()) {
    if (words.size() > kMaxPageWords) break;
    Word word{to_utf8(box.text()), to_word_region(box.bbox()), 100};
    if (!word.text.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::optional<Raster> DrawnPages::render(int number, int dpi, PixelFormat format) const {
  const auto page = poppler_->page(number);
  if (!page) return std::nullopt;
  poppler::page_renderer renderer;
  renderer.set_render_hints(poppler::page_renderer::antialiasing |
                            poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(format == PixelFormat::kGray8 ? poppler::image::format_gray8
                                                          : poppler::image::format_rgb24);
  const poppler::image image = renderer.render_page(page.get(), dpi, dpi);
  if (!image.is_valid()) return std::nullopt;
  return to_raster(image, dpi, format);
}

}  // namespace palimpsest::pdf
