// The document that a worker has open: a PDF, or images that are one document.
//
// What reads pages asks both in the words of a PDF. An image has no text layer, declares nothing
// and paints one picture.
#pragma once

#include "base/mapped_file.hpp"
#include "image/image_pages.hpp"
#include "pdf/document.hpp"

#include <string>
#include <variant>
#include <vector>

namespace palimpsest::worker {

class SourceDocument {
 public:
  SourceDocument(pdf::Document document) : source_(std::move(document)) {}

  // Opens a PDF, or a set of images as worker/image_set.hpp has it; of images no copy is made.
  // Throws Error(input) when the bytes are neither.
  [[nodiscard]] static SourceDocument open(MappedFile file);

  // See pdf::Document.
  [[nodiscard]] const pdf::DocumentFacts& facts() const;
  [[nodiscard]] pdf::PdfPage read_page(int number);
  [[nodiscard]] Raster render(int number, int dpi, PixelFormat format);
  [[nodiscard]] std::vector<std::vector<Word>> earlier_words(int number);
  [[nodiscard]] std::vector<pdf::AttachedFile> attachments();
  [[nodiscard]] std::vector<Finding> take_messages(int page);

 private:
  struct Images {
    MappedFile file;
    image::ImagePages pages;  // in `file`
    pdf::DocumentFacts facts;
  };

  explicit SourceDocument(Images images) : source_(std::move(images)) {}

  std::variant<pdf::Document, Images> source_;
};

}  // namespace palimpsest::worker
