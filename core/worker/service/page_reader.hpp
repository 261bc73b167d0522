// Composes the stages that turn one page of an open document into a Page: the way of the data of
// one page, in one place. Runs in the worker process.
#pragma once

#include "model/exposed_text.hpp"
#include "model/page.hpp"
#include "model/picture.hpp"
#include "model/raster.hpp"
#include "model/sources.hpp"
#include "pdf/document.hpp"
#include "redact/exposed_text.hpp"
#include "redact/text/text_layout.hpp"
#include "worker/protocol.hpp"
#include "worker/service/code_reader.hpp"
#include "worker/service/engines.hpp"
#include "worker/service/number_reader.hpp"
#include "worker/service/source_document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::worker {

// Reads the pages of one document. Not thread-safe.
class PageReader {
 public:
  // `engines` must outlive it.
  // Throws Error(input) when the file lacks some of the pages that the options name.
  PageReader(SourceDocument document, ReadOptions options, Engines& engines);

  [[nodiscard]] const pdf::DocumentFacts& facts() const { return document_.facts(); }

  // Returns how many pages are read: those of the file, or of the range that the options name.
  [[nodiscard]] int page_count() const;

  // Returns the page; one that cannot be drawn comes with a finding. Throws Error(usage) for a
  // number outside the document.
  [[nodiscard]] PageReading read_page(int number, ReadingDepth depth);
  [[nodiscard]] Page read_page(int number) { return read_page(number, ReadingDepth::kWhole).page; }

  // Returns the exposed text of a page with its words, of attached files for page 0: what
  // `inspect --show-exposed` asks for, and nothing else.
  [[nodiscard]] std::vector<ExposedText> read_exposed(int number);

  // Throws Error(input) when the page cannot be drawn.
  [[nodiscard]] Raster render_gray(int number, int dpi);
  [[nodiscard]] RegionReading read_region(int number, const Region& region);
  [[nodiscard]] Picture draw_picture(const PictureRequest& request);

 private:
  // The page that was drawn last.
  struct Drawn {
    int number = 0;  // in the file
    int wanted_dpi = 0;
    Raster raster;  // gray, or colour where the page declares colour
    Raster gray;
  };

  // Returns the number in the file of a page. Throws Error(usage) for one outside the document.
  [[nodiscard]] int in_file(int number) const;
  const Drawn& draw(const pdf::PdfPage& page, int wanted_dpi);
  const Drawn& drawn_page(int number);
  // Reads a page of which the text layer says all; returns false, and leaves it, when it may not.
  [[nodiscard]] bool read_plain(const pdf::PdfPage& source, PageReading& reading);
  void read_drawn(const pdf::PdfPage& source, const Drawn& drawn, PageReading& reading);
  void settle_exposures(const std::vector<redact::Exposure>& groups, Page& page);
  void find_identifiers(const Raster& gray, const SettleLines& settle, Page& page);
  // Whether the text of the page is in its pixels alone, and wanted.
  [[nodiscard]] bool needs_recognition(const pdf::PdfPage& source, const Drawn& drawn) const;
  std::vector<Line> recognise(const Raster& gray, Page& page);
  [[nodiscard]] ReadCodes find_codes(const Raster& gray, const std::vector<Line>& lines,
                                     const std::vector<Redaction>& redactions,
                                     const redact::TextLayout& layout, ReadingDepth depth);
  [[nodiscard]] bool uses_text_layer(const pdf::PdfPage& source) const;
  [[nodiscard]] bool masks_numbers() const { return options_.personal == PersonalNumbers::kMasked; }

  // Of the last page that was read.
  struct Exposed {
    int page = 0;
    std::vector<ExposedText> texts;
  };

  SourceDocument document_;
  ReadOptions options_;
  Engines& engines_;
  std::optional<Drawn> drawn_;
  Exposed exposed_;
};

}  // namespace palimpsest::worker
