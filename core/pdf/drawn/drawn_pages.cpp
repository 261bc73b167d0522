#include "pdf/drawn/drawn_pages.hpp"

#include "base/error.hpp"
#include "pdf/document.hpp"
#include "pdf/drawn/poppler_words.hpp"

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

std::string DrawnPages::description() const {
  const poppler::document& document = *poppler_->document;
  return to_utf8(document.get_title()) + "\n" + to_utf8(document.get_subject()) + "\n" +
         to_utf8(document.get_keywords());
}

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
  const auto page = poppler_->page(number);
  return page ? pdf::words_of(*page) : std::vector<Word>();
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
