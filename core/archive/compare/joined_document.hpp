// Several PDFs in order, seen as one document: a release that was posted in parts.
#pragma once

#include "base/digest.hpp"
#include "model/page.hpp"
#include "model/picture.hpp"
#include "model/sources.hpp"
#include "worker/client/client.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {

// The bytes of a PDF, and what a person calls them.
struct NamedPdf {
  std::string name;
  std::string bytes;
  std::optional<PageRange> pages = {};  // that count; all of them when there is none
};

// Gives a page of one part its number among the pages of all parts.
void renumber(Page& page, int number);

// Opens a PDF in the worker. Throws like worker::Client::open, with the name before the reason.
[[nodiscard]] std::unique_ptr<worker::OpenDocument> open_named(worker::Client& worker,
                                                               const NamedPdf& pdf,
                                                               const worker::ReadOptions& reading);

// Pages are numbered through all parts. One part is open in the worker at a time. The worker must
// outlive the document.
class JoinedDocument : public PageSource, public RegionReader, public PictureSource {
 public:
  // `parts` holds at least one. Throws Error(input) when one cannot be opened.
  JoinedDocument(worker::Client& worker, std::vector<NamedPdf> parts,
                 const worker::ReadOptions& reading);

  [[nodiscard]] int page_count() const override { return page_count_; }
  [[nodiscard]] Raster render_gray(int number, int dpi) override;
  [[nodiscard]] RegionReading read_region(int page, const Region& region) override;
  [[nodiscard]] Picture draw_picture(const PictureRequest& request) override;

  // Returns what reads the document: tool -> version or option.
  [[nodiscard]] const std::map<std::string, std::string>& tooling() const { return tooling_; }

  // Reads a page. One that cannot be read comes with a finding.
  [[nodiscard]] worker::PageReading read_page(int number, worker::ReadingDepth depth);
  [[nodiscard]] Page read_page(int number) {
    return read_page(number, worker::ReadingDepth::kWhole).page;
  }

  // Returns the digest of the bytes; of several parts, that of their digests in order.
  [[nodiscard]] Sha256 sha256() const;

 private:
  struct Part {
    NamedPdf pdf;
    int first_page = 1;
    int page_count = 0;
  };

  // Opens the part that holds page `number` and returns the number of that page in it.
  int open_part_of(int number);

  worker::Client& worker_;
  worker::ReadOptions reading_;
  std::vector<Part> parts_;
  int page_count_ = 0;
  std::map<std::string, std::string> tooling_;
  std::map<std::pair<int, Region>, RegionReading> readings_;  // a preview asks for them before
  const Part* open_part_ = nullptr;
  std::unique_ptr<worker::OpenDocument> open_;
};

}  // namespace palimpsest::archive
