// What the pages of a PDF declare, as qpdf reads their content: images and their places, colour,
// visible text. Nothing is decoded or drawn.
#pragma once

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

 private:
  struct Qpdf;
  std::unique_ptr<Qpdf> qpdf_;
  std::vector<Finding> findings_;
};

}  // namespace palimpsest::pdf
