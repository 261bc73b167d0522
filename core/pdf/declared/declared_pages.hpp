// What a PDF declares, as qpdf reads it: what the pages paint in which order, images, colour,
// annotations; attached files. No image is decoded and nothing is drawn.
#pragma once

#include "model/painted_content.hpp"
#include "pdf/declared/attachments.hpp"
#include "pdf/document.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

// What one page's content asks to be drawn.
struct Declaration {
  std::vector<PageImage> images;
  bool has_color = false;
  bool declares_visible = false;
  PaintedContent painted;
  std::vector<Finding> findings;
};

[[nodiscard]] std::string qpdf_version();

// `bytes` must outlive it.
class DeclaredPages {
 public:
  // Never throws for damaged bytes: such a file declares nothing and says so in findings().
  explicit DeclaredPages(std::string_view bytes);
  ~DeclaredPages();

  // Returns the number of pages that qpdf finds, 0 when it cannot read the file.
  [[nodiscard]] int page_count() const;

  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

  // Returns an empty declaration for a page that qpdf does not find.
  [[nodiscard]] Declaration declaration_of(int number);

  // Returns a PDF of page `number` alone on which all layers are on and whose visible part reaches
  // at least `margin` further on every side; empty when it cannot be made.
  [[nodiscard]] std::string bare_copy_of(int number, Length margin);

  [[nodiscard]] std::vector<Attachment> attachments();

 private:
  struct Qpdf;
  std::unique_ptr<Qpdf> qpdf_;
  std::vector<Finding> findings_;
};

}  // namespace palimpsest::pdf
