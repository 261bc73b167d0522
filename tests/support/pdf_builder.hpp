// Makes small PDFs for tests: pages with text, boxes and images, with any boxes and rotation.
//
// Places are in the page's own user space (points, y upwards), as a PDF writes them. The bytes are
// plain text that a person can read, images aside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::test {

struct PdfBox {
  double left = 0;
  double bottom = 0;
  double right = 612;
  double top = 792;
};

// Returns a number as PDF content writes it, whatever the locale.
inline std::string pdf_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

class PdfPageBuilder {
 public:
  explicit PdfPageBuilder(PdfBox media = {}) : media_(media), crop_(media) {}

  PdfPageBuilder& crop(PdfBox box) {
    crop_ = box;
    return *this;
  }
  PdfPageBuilder& rotate(int degrees) {
    rotation_ = degrees;
    return *this;
  }

  // Writes `text` (no parentheses) with its baseline at (x, y). `mode` 3 is invisible.
  PdfPageBuilder& text(double x, double y, std::string_view text, double size = 12, int mode = 0) {
    return raw("BT /F1 " + pdf_number(size) + " Tf " + std::to_string(mode) + " Tr " +
               pdf_number(x) + " " + pdf_number(y) + " Td (" + std::string(text) + ") Tj ET\n");
  }

  // Fills a box with gray 0 (black) to 1 (white).
  PdfPageBuilder& fill(PdfBox box, double gray = 0) {
    return raw(pdf_number(gray) + " g " + rectangle(box) + " re f 0 g\n");
  }

  PdfPageBuilder& outline(PdfBox box, double line_width = 1) {
    return raw(pdf_number(line_width) + " w " + rectangle(box) + " re S\n");
  }

  // Places gray pixels, rows from the top, over the box.
  PdfPageBuilder& image(PdfBox box, int width, int height, std::string pixels) {
    images_.push_back({width, height, std::move(pixels), "/DeviceGray", 8, ""});
    return place_last_image(box);
  }

  // Places an image with any bytes and filter: for damaged ones.
  PdfPageBuilder& encoded_image(PdfBox box, int width, int height, int bits, std::string bytes,
                                std::string filter) {
    images_.push_back({width, height, std::move(bytes), "/DeviceGray", bits, std::move(filter)});
    return place_last_image(box);
  }

  // Adds an annotation by its dictionary: "/Subtype /Redact /Rect [0 0 9 9]".
  PdfPageBuilder& annotation(std::string_view dictionary) {
    annotations_ += "<< /Type /Annot " + std::string(dictionary) + " >> ";
    return *this;
  }

  // Adds to the page's resources: "/Properties << /MC0 6 0 R >>".
  PdfPageBuilder& resources(std::string_view entries) {
    resources_ += entries;
    return *this;
  }

  PdfPageBuilder& raw(std::string_view content) {
    content_ += content;
    return *this;
  }

 private:
  friend class PdfBuilder;

  struct Image {
    int width = 0;
    int height = 0;
    std::string bytes;
    std::string color_space;
    int bits = 8;
    std::string filter;
  };

  static std::string rectangle(PdfBox box) {
    return pdf_number(box.left) + " " + pdf_number(box.bottom) + " " +
           pdf_number(box.right - box.left) + " " + pdf_number(box.top - box.bottom);
  }

  PdfPageBuilder& place_last_image(PdfBox box) {
    return raw("q " + pdf_number(box.right - box.left) + " 0 0 " +
               pdf_number(box.top - box.bottom) + " " + pdf_number(box.left) + " " +
               pdf_number(box.bottom) + " cm /Im" + std::to_string(images_.size()) + " Do Q\n");
  }

  PdfBox media_;
  PdfBox crop_;
  int rotation_ = 0;
  std::string content_;
  std::string annotations_;
  std::string resources_;
  std::vector<Image> images_;
};

class PdfBuilder {
 public:
  PdfBuilder& add(const PdfPageBuilder& page) {
    pages_.push_back(page);
    return *this;
  }

  // Adds to the catalog: "/OCProperties << ... >>".
  PdfBuilder& catalog(std::string_view entries) {
    catalog_ += entries;
    return *this;
  }

  // Adds an object, numbered after those of the pages: the first is 6 behind one page without
  // images.
  PdfBuilder& object(std::string_view body) {
    objects_.emplace_back(body);
    return *this;
  }

  [[nodiscard]] std::string bytes() const {
    Writer writer;
    writer.begin("1 0 obj << /Type /Catalog /Pages 2 0 R " + catalog_ + " >>");
    std::string kids;
    int next = 4;
    for (const PdfPageBuilder& page : pages_) {
      kids += std::to_string(next) + " 0 R ";
      next += 2 + static_cast<int>(page.images_.size());
    }
    writer.begin("2 0 obj << /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" +
                 kids + "] >>");
    writer.begin("3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    next = 4;
    for (const PdfPageBuilder& page : pages_) next = write_page(writer, page, next);
    for (const std::string& body : objects_) {
      writer.begin(std::to_string(next++) + " 0 obj " + body);
    }
    return writer.finish();
  }

 private:
  // Numbers the objects from 1 in the order in which they are begun.
  class Writer {
   public:
    void begin(const std::string& object) {
      offsets_.push_back(bytes_.size());
      bytes_ += object + "\nendobj\n";
    }
    void stream(const std::string& head, const std::string& data) {
      offsets_.push_back(bytes_.size());
      bytes_ += head + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                "\nendstream\nendobj\n";
    }
    std::string finish() {
      const std::size_t table = bytes_.size();
      const std::string size = std::to_string(offsets_.size() + 1);
      bytes_ += "xref\n0 " + size + "\n0000000000 65535 f \n";
      for (const std::size_t offset : offsets_) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
        bytes_ += line;
      }
      bytes_ += "trailer << /Root 1 0 R /Size " + size + " >>\nstartxref\n" +
                std::to_string(table) + "\n%%EOF\n";
      return bytes_;
    }

   private:
    std::string bytes_ = "%PDF-1.5\n";
    std::vector<std::size_t> offsets_;
  };

  static std::string box_text(PdfBox box) {
    return "[" + pdf_number(box.left) + " " + pdf_number(box.bottom) + " " + pdf_number(box.right) +
           " " + pdf_number(box.top) + "]";
  }

  static int write_page(Writer& writer, const PdfPageBuilder& page, int number) {
    std::string images;
    for (std::size_t i = 0; i < page.images_.size(); ++i) {
      images += "/Im" + std::to_string(i + 1) + " " +
                std::to_string(number + 2 + static_cast<int>(i)) + " 0 R ";
    }
    writer.begin(std::to_string(number) + " 0 obj << /Type /Page /Parent 2 0 R /MediaBox " +
                 box_text(page.media_) + " /CropBox " + box_text(page.crop_) + " /Rotate " +
                 std::to_string(page.rotation_) + " /Contents " + std::to_string(number + 1) +
                 " 0 R /Resources << /Font << /F1 3 0 R >> /XObject << " + images + ">> " +
                 page.resources_ + " >> /Annots [" + page.annotations_ + "] >>");
    writer.stream(std::to_string(number + 1) + " 0 obj <<", page.content_);
    number += 2;
    for (const PdfPageBuilder::Image& image : page.images_) {
      writer.stream(std::to_string(number++) + " 0 obj << /Type /XObject /Subtype /Image /Width " +
                        std::to_string(image.width) + " /Height " + std::to_string(image.height) +
                        " /ColorSpace " + image.color_space + " /BitsPerComponent " +
                        std::to_string(image.bits) +
                        (image.filter.empty() ? "" : " /Filter " + image.filter),
                    image.bytes);
    }
    return number;
  }

  std::vector<PdfPageBuilder> pages_;
  std::string catalog_;
  std::vector<std::string> objects_;
};

}  // namespace palimpsest::test
