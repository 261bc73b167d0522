#include "pdf/document.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "pdf/declared/declared_pages.hpp"
#include "pdf/declared/earlier_versions.hpp"
#include "pdf/drawn/drawn_pages.hpp"
#include "pdf/drawn/text_document.hpp"
#include "pdf/drawn/unseen_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace palimpsest::pdf {
namespace {

constexpr int kMaxPageCount = 100'000;   // the largest released files have 20,000 pages
constexpr int kMinDpi = 36;              // below, not even a redaction is recognised
constexpr std::uint8_t kInkBelow = 250;  // of 255; lighter is JPEG noise on white
constexpr double kMaxImagePixels = 1e9;  // the largest scanned maps have 0.4e9
// Bits that a fax-coded image stores for each pixel: a blank one needs 0.0005, a page of text 0.03.
constexpr double kInkedFaxBitsPerPixel = 0.005;

std::string page_text(int number) { return "page " + std::to_string(number); }

Finding page_finding(FindingKind kind, const std::string& message, int number) {
  return {kind, page_text(number) + " " + message, number, std::nullopt, 0};
}

bool is_too_large(const Size& size) {
  return size.width > kMaxPageSide || size.height > kMaxPageSide;
}

bool has_area(const Size& size) { return size.width > Length{0} && size.height > Length{0}; }

bool has_ink(const Raster& raster) {
  return std::any_of(raster.pixels.begin(), raster.pixels.end(),
                     [](std::uint8_t pixel) { return pixel < kInkBelow; });
}

// An image of more pixels than Poppler can hold cannot have been drawn.
bool is_beyond_drawing(const PageImage& image) {
  return static_cast<double>(image.pixel_width) * image.pixel_height > kMaxImagePixels;
}

bool is_inked_fax(const PageImage& image) {
  const double pixels = static_cast<double>(image.pixel_width) * image.pixel_height;
  return image.bits_per_pixel == 1 && pixels > 0 &&
         8.0 * static_cast<double>(image.stored_bytes) / pixels > kInkedFaxBitsPerPixel;
}

}  // namespace

struct Document::Opened {
  explicit Opened(std::string content) : bytes(std::move(content)), drawn(bytes), declared(bytes) {}

  std::string bytes;
  DrawnPages drawn;
  DeclaredPages declared;
  DocumentFacts facts;
  std::optional<std::vector<TextDocument>> versions;  // opened when first asked for

  // Reads other documents; what Poppler says of them is no message of this one.
  template <class Read>
  auto unheard(Read read) {
    const LibraryMessages kept = drawn.messages();
    auto result = read();
    drawn.messages() = kept;
    return result;
  }

  void read_unseen(PdfPage& page) {
    const bool has_layers = page.painted.has_hidden_layer;
    if (!has_layers && !page.painted.has_text_outside) return;
    const std::string copy = declared.bare_copy_of(page.number, kUnseenReach);
    const std::vector<Word> all = unheard([&] { return TextDocument(copy).words_of(1); });
    UnseenWords unseen = unseen_words(all, page.words, page.size);
    page.words_outside = std::move(unseen.outside);
    if (has_layers) page.words_on_layers = std::move(unseen.on_layers);
  }

  void read_facts() {
    facts.page_count = drawn.page_count();
    facts.pdf_version = drawn.pdf_version();
    facts.producer = drawn.producer();
    facts.description = drawn.description();
    facts.findings = declared.findings();
    const int other_count = declared.page_count();
    if (other_count > 0 && other_count != facts.page_count) {
      facts.findings.push_back({FindingKind::kPageCountDiffers,
                                "the file has " + counted(facts.page_count, "page") + ", or " +
                                    std::to_string(other_count) + " by its page tree",
                                std::nullopt, std::nullopt, 0});
    }
    for (Finding& message : drawn.messages().take(std::nullopt)) facts.findings.push_back(message);
  }

  void check_number(int number) const {
    if (number >= 1 && number <= facts.page_count) return;
    throw Error(ErrorKind::kUsage, "the document has no " + page_text(number));
  }
};

Document::Document(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::open(std::string bytes) {
  if (bytes.empty()) throw Error(ErrorKind::kInput, "the file is empty");
  auto opened = std::make_unique<Opened>(std::move(bytes));
  const int page_count = opened->drawn.page_count();
  if (page_count < 1) throw Error(ErrorKind::kInput, "the PDF has no pages");
  if (page_count > kMaxPageCount) {
    throw Error(ErrorKind::kInput,
                "the PDF declares " + std::to_string(page_count) + " pages, more than are read");
  }
  opened->read_facts();
  return Document(std::move(opened));
}

const DocumentFacts& Document::facts() const { return opened_->facts; }

PdfPage Document::read_page(int number) {
  opened_->check_number(number);
  PdfPage page;
  page.number = number;
  const std::optional<Size> size = opened_->drawn.size_of(number);
  if (!size || !has_area(*size)) {
    page.findings.push_back(
        page_finding(FindingKind::kPageNotRendered, "is damaged: it has no size", number));
    return page;
  }
  page.size = *size;
  if (is_too_large(*size)) {
    page.findings.push_back(
        page_finding(FindingKind::kTooLarge, "is larger than 200 inches", number));
    return page;
  }
  page.words = opened_->drawn.words_of(number);
  if (page.words.size() > kMaxPageWords) {
    page.words.clear();
    page.findings.push_back(
        page_finding(FindingKind::kDamagedObject, "has an endless text layer", number));
  }
  Declaration declaration = opened_->declared.declaration_of(number);
  page.images = std::move(declaration.images);
  page.has_color = declaration.has_color;
  page.declares_visible = declaration.declares_visible;
  page.painted = std::move(declaration.painted);
  opened_->read_unseen(page);
  for (Finding& finding : declaration.findings) page.findings.push_back(std::move(finding));
  return page;
}

Raster Document::render(int number, int dpi, PixelFormat format) {
  opened_->check_number(number);
  const std::optional<Size> size = opened_->drawn.size_of(number);
  if (!size || !has_area(*size)) {
    throw Error(ErrorKind::kInput, page_text(number) + " has no size");
  }
  if (is_too_large(*size) || fitting_dpi(*size, dpi) < dpi) {
    throw Error(ErrorKind::kInput, page_text(number) + " is too large to be drawn at " +
                                       std::to_string(dpi) + " dots per inch");
  }
  std::optional<Raster> raster = opened_->drawn.render(number, dpi, format);
  if (!raster || raster->is_empty()) {
    throw Error(ErrorKind::kInput, page_text(number) + " was not drawn");
  }
  return std::move(*raster);
}

std::vector<std::vector<Word>> Document::earlier_words(int number) {
  opened_->check_number(number);
  return opened_->unheard([&] {
    if (!opened_->versions) {
      opened_->versions.emplace();
      const std::string_view bytes = opened_->bytes;
      for (const std::size_t size : earlier_versions(bytes)) {
        opened_->versions->emplace_back(bytes.substr(0, size));
      }
    }
    std::vector<std::vector<Word>> words;
    for (const TextDocument& version : *opened_->versions)
      words.push_back(version.words_of(number));
    return words;
  });
}

std::vector<AttachedFile> Document::attachments() {
  return opened_->unheard([&] {
    std::vector<AttachedFile> files;
    for (const Attachment& attachment : opened_->declared.attachments()) {
      files.push_back({attachment.size, text_of_file(attachment.bytes)});
    }
    return files;
  });
}

std::vector<Finding> Document::take_messages(int page) {
  return opened_->drawn.messages().take(page);
}

std::map<std::string, std::string> tooling() {
  return {{"poppler", poppler_version()}, {"qpdf", qpdf_version()}};
}

int fitting_dpi(const Size& size, int wanted) {
  if (!has_area(size)) return 0;
  const double square_inches = size.width.in_points() * size.height.in_points() / (72.0 * 72.0);
  const double limit = std::sqrt(static_cast<double>(kMaxPagePixels) / square_inches);
  const int dpi = limit < wanted ? static_cast<int>(limit) : wanted;
  return dpi >= std::min(kMinDpi, wanted) ? dpi : 0;
}

bool is_plain_text(const PdfPage& page) {
  return !page.painted.texts.empty() && !page.painted.has_other_paint && page.images.empty();
}

bool is_left_empty(const PdfPage& page, const Raster& raster,
                   const std::vector<Finding>& messages) {
  const bool declares_ink =
      page.declares_visible || std::any_of(page.images.begin(), page.images.end(), [](auto& image) {
        return is_inked_fax(image) || is_beyond_drawing(image);
      });
  const bool is_doubtful = !messages.empty() && !page.images.empty();
  return (declares_ink || is_doubtful || !page.words.empty()) && !has_ink(raster);
}

}  // namespace palimpsest::pdf
