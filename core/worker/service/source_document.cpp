#include "worker/service/source_document.hpp"

#include "base/error.hpp"
#include "worker/image_set.hpp"

#include <utility>

namespace palimpsest::worker {
namespace {

constexpr int kBitsOfColor = 24;
constexpr int kBitsOfGray = 8;

pdf::PdfPage page_of(int number, const image::ImagePage& image) {
  pdf::PdfPage page;
  page.number = number;
  page.size = image.size;
  page.has_color = image.has_color;
  page.images.push_back({{{}, {}, image.size.width, image.size.height},
                         image.pixel_width,
                         image.pixel_height,
                         image.has_color ? kBitsOfColor : kBitsOfGray,
                         static_cast<std::int64_t>(image.stored_bytes)});
  if (image.is_size_assumed) {
    page.findings.push_back({FindingKind::kPageSizeAssumed,
                             "the image does not say at which resolution it was taken; its long "
                             "side is taken for 11 inches",
                             number,
                             {},
                             0});
  }
  return page;
}

}  // namespace

SourceDocument SourceDocument::open(MappedFile file) {
  const std::string_view bytes = file.bytes();
  if (!is_image_set(bytes)) return {pdf::Document::open(std::string(bytes))};
  Images images{std::move(file), image::ImagePages(images_in(bytes)), {}};
  images.facts.page_count = images.pages.page_count();
  return SourceDocument(std::move(images));
}

const pdf::DocumentFacts& SourceDocument::facts() const {
  if (const auto* images = std::get_if<Images>(&source_)) return images->facts;
  return std::get<pdf::Document>(source_).facts();
}

pdf::PdfPage SourceDocument::read_page(int number) {
  auto* images = std::get_if<Images>(&source_);
  if (images == nullptr) return std::get<pdf::Document>(source_).read_page(number);
  try {
    return page_of(number, images->pages.page(number));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    pdf::PdfPage unread;
    unread.number = number;
    unread.findings.push_back({FindingKind::kPageNotRendered, error.what(), number, {}, 0});
    return unread;
  }
}

Raster SourceDocument::render(int number, int dpi, PixelFormat format) {
  if (auto* images = std::get_if<Images>(&source_)) {
    return images->pages.render(number, dpi, format);
  }
  return std::get<pdf::Document>(source_).render(number, dpi, format);
}

std::vector<std::vector<Word>> SourceDocument::earlier_words(int number) {
  auto* document = std::get_if<pdf::Document>(&source_);
  return document != nullptr ? document->earlier_words(number) : std::vector<std::vector<Word>>{};
}

std::vector<pdf::AttachedFile> SourceDocument::attachments() {
  auto* document = std::get_if<pdf::Document>(&source_);
  return document != nullptr ? document->attachments() : std::vector<pdf::AttachedFile>{};
}

std::vector<Finding> SourceDocument::take_messages(int page) {
  auto* document = std::get_if<pdf::Document>(&source_);
  return document != nullptr ? document->take_messages(page) : std::vector<Finding>{};
}

}  // namespace palimpsest::worker
