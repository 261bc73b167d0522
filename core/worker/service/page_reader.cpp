#include "worker/service/page_reader.hpp"

#include "align/fingerprint.hpp"
#include "base/error.hpp"
#include "identify/codes.hpp"
#include "identify/forms/form_fields.hpp"
#include "identify/personal/personal_numbers.hpp"
#include "identify/release_codes.hpp"
#include "identify/repeated_codes.hpp"
#include "image/make_picture.hpp"
#include "image/scale.hpp"
#include "page/reading_order.hpp"
#include "page/text_quality.hpp"
#include "redact/attach_codes.hpp"
#include "redact/exposed_text.hpp"
#include "redact/find_regions.hpp"
#include "redact/text/text_layout.hpp"
#include "worker/service/cleaned_raster.hpp"
#include "worker/service/code_reader.hpp"
#include "worker/service/coded_redactions.hpp"
#include "worker/service/exposed_text.hpp"
#include "worker/service/number_reader.hpp"
#include "worker/service/page_text.hpp"
#include "worker/service/personal_text.hpp"
#include "worker/service/place_reader.hpp"
#include "worker/service/plain_page.hpp"
#include "worker/service/worded_redactions.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::worker {
namespace {

constexpr int kReadingDpi = 300;  // what Tesseract was trained for, and what agencies scan at
constexpr std::uint8_t kInkBelow = 200;  // of 255
constexpr int kMinInkPixels = 200;       // at 300 dpi: fewer are specks, not letters

Finding page_finding(FindingKind kind, const std::string& message, int number) {
  return {kind, message, number, std::nullopt, 0};
}

bool has_ink(const Raster& gray) {
  int count = 0;
  for (const std::uint8_t pixel : gray.pixels) {
    if (pixel < kInkBelow && ++count >= kMinInkPixels) return true;
  }
  return false;
}

// Words that a reader of the page cannot see at all are no text of it.
std::vector<Word> words_on_page(const std::vector<Word>& words, const Size& size) {
  const Region page{{}, {}, size.width, size.height};
  std::vector<Word> kept;
  for (const Word& word : words) {
    if (!word.region.is_empty() && page.contains(word.region.center())) {
      kept.push_back(word);
      kept.back().region = intersection(word.region, page);
    }
  }
  return kept;
}

[[noreturn]] void fail_without(const PageRange& pages, int count) {
  const std::string wanted = pages.size() == 1 ? "page " + std::to_string(pages.first)
                                               : "pages " + std::to_string(pages.first) + " to " +
                                                     std::to_string(pages.last);
  throw Error(ErrorKind::kInput,
              wanted + " cannot be taken from the file, which has " + std::to_string(count) +
                  (count == 1 ? " page" : " pages"),
              "name pages that it has with --pages");
}

std::vector<Region> regions_of(const std::vector<pdf::PageImage>& images) {
  std::vector<Region> regions;
  for (const pdf::PageImage& image : images) regions.push_back(image.region);
  return regions;
}

std::vector<Finding> renumbered(std::vector<Finding> findings, int number) {
  for (Finding& finding : findings) {
    if (finding.page) finding.page = number;
  }
  return findings;
}

}  // namespace

PageReader::PageReader(SourceDocument document, ReadOptions options, Engines& engines)
    : document_(std::move(document)), options_(std::move(options)), engines_(engines) {
  const int count = document_.facts().page_count;
  if (options_.pages && options_.pages->last > count) fail_without(*options_.pages, count);
}

int PageReader::page_count() const {
  return options_.pages ? options_.pages->size() : document_.facts().page_count;
}

int PageReader::in_file(int number) const {
  if (number < 1 || number > page_count()) {
    throw Error(ErrorKind::kUsage, "the document has no page " + std::to_string(number));
  }
  return options_.pages ? options_.pages->first + number - 1 : number;
}

const PageReader::Drawn& PageReader::draw(const pdf::PdfPage& page, int wanted_dpi) {
  const int dpi = pdf::fitting_dpi(page.size, wanted_dpi);
  if (drawn_ && drawn_->number == page.number && drawn_->wanted_dpi == wanted_dpi) return *drawn_;
  drawn_.reset();
  if (dpi == 0) throw Error(ErrorKind::kInput, "the page is too large to be drawn");
  const PixelFormat format = page.has_color ? PixelFormat::kRgb24 : PixelFormat::kGray8;
  Raster raster = document_.render(page.number, dpi, format);
  Raster gray = to_gray(raster);
  drawn_ = Drawn{page.number, wanted_dpi, std::move(raster), std::move(gray)};
  return *drawn_;
}

bool PageReader::needs_recognition(const pdf::PdfPage& source, const Drawn& drawn) const {
  return !uses_text_layer(source) && has_ink(drawn.gray);
}

bool PageReader::uses_text_layer(const pdf::PdfPage& source) const {
  if (options_.ocr == OcrMode::kNever) return true;
  if (options_.ocr == OcrMode::kAlways) return false;
  return page::has_good_text(source.words, regions_of(source.images), source.size);
}

PageReading PageReader::read_page(int number, ReadingDepth depth) {
  const pdf::PdfPage source = document_.read_page(in_file(number));
  PageReading reading{{}, depth};
  Page& page = reading.page;
  page.number = number;
  page.size = source.size;
  page.findings = renumbered(source.findings, number);
  if (!is_readable(page)) return {page, ReadingDepth::kWhole};
  try {
    if (read_plain(source, reading)) return reading;
    const Drawn& drawn = draw(source, kReadingDpi);
    const std::vector<Finding> messages =
        renumbered(document_.take_messages(source.number), number);
    page.findings.insert(page.findings.end(), messages.begin(), messages.end());
    if (pdf::is_left_empty(source, drawn.gray, messages)) {
      page.findings.push_back(page_finding(
          FindingKind::kPageLeftEmpty, "the page declares content, and nothing was drawn", number));
    }
    read_drawn(source, drawn, reading);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    page.findings.push_back(page_finding(FindingKind::kPageNotRendered, error.what(), number));
    reading.depth = ReadingDepth::kWhole;
  }
  return reading;
}

bool PageReader::read_plain(const pdf::PdfPage& source, PageReading& reading) {
  const std::vector<Word> layer = words_on_page(source.words, source.size);
  const auto lines =
      uses_text_layer(source) ? plain_lines(source, layer) : std::optional<std::vector<Line>>();
  if (!lines) return false;
  const Drawn& drawn = draw(source, kPlainDpi);
  const bool is_sound =
      document_.take_messages(source.number).empty() && !pdf::is_left_empty(source, drawn.gray, {});
  if (!is_sound || !is_open_page(drawn.raster, drawn.gray, source, layer)) return false;
  Page& page = reading.page;
  const int number = page.number;
  page.fingerprint = align::fingerprint_of(drawn.gray);
  page.text_source = TextSource::kEmbedded;
  reading.depth = ReadingDepth::kWhole;
  settle_exposures(redact::group_exposed(unseen_words(source), {}, number), page);
  page.redactions = with_worded({}, *lines, page.size);
  const SettleLines settle = [&](std::vector<Line> seen) {
    seen = page::without_withheld(std::move(seen), page.redactions);
    return masks_numbers() ? identify::with_masked_numbers(std::move(seen)) : seen;
  };
  page.lines = settle(*lines);
  find_identifiers(drawn.gray, settle, page);
  return true;
}

void PageReader::read_drawn(const pdf::PdfPage& source, const Drawn& drawn, PageReading& reading) {
  Page& page = reading.page;
  const std::vector<Word> layer = words_on_page(source.words, source.size);
  page.fingerprint = align::fingerprint_of(drawn.gray);
  page.redactions = redact::find_regions(drawn.raster, layer);
  std::vector<Line> lines = page::lines_of(without_hidden(
      layer, redact::find_hidden_words(drawn.raster, layer, source.painted, page.redactions)));
  const redact::TextLayout layout = redact::lay_out(drawn.gray, page.redactions);
  const bool is_scan = needs_recognition(source, drawn);
  // Sheets for withheld pages are known by their words, and few words are soon read.
  if (!is_scan || may_be_sheet(layout)) reading.depth = ReadingDepth::kWhole;
  const bool is_whole = reading.depth == ReadingDepth::kWhole;
  if (!is_scan) {
    page.text_source = lines.empty() ? TextSource::kNone : TextSource::kEmbedded;
  } else if (is_whole) {
    lines = recognise(drawn.gray, page);
  } else {
    lines.clear();
  }
  const ReadCodes read = find_codes(drawn.gray, lines, page.redactions, layout, reading.depth);
  const std::vector<CodeReading>& codes = read.sure;
  CodedRedactions coded =
      with_codes(std::move(page.redactions), read, layout, drawn.gray, page.size);
  page.redactions = std::move(coded.redactions);
  const SeenPage seen_page{source, layer, drawn.raster, drawn.gray};
  settle_exposures(find_exposures(document_, seen_page, page.redactions, codes, page.number), page);
  if (is_whole && options_.ocr != OcrMode::kNever && may_be_sheet(lines)) {
    lines = with_slanted(engines_.engine_for(options_.languages), drawn.gray, std::move(lines),
                         page.size);
  }
  if (options_.ocr != OcrMode::kNever) {
    SeenContent found =
        without_number_frames({std::move(page.redactions), std::move(lines)}, page.size,
                              engines_.engine_for(options_.languages), drawn.gray,
                              engines_.identifiers_for(options_.identifiers));
    page.redactions = std::move(found.redactions);
    lines = std::move(found.lines);
  }
  page.redactions = with_worded(std::move(page.redactions), lines, page.size);
  page.redactions = redact::with_header_codes(std::move(page.redactions), coded.header);
  const SettleLines settle = [&](std::vector<Line> seen) {
    seen = without_marked(page::without_withheld(std::move(seen), page.redactions),
                          source.painted.marked_for_removal);
    return masks_numbers() ? identify::with_masked_numbers(std::move(seen)) : seen;
  };
  page.lines = settle(std::move(lines));
  if (is_whole) find_identifiers(drawn.gray, settle, page);
  for (const CodeReading& code : coded.header) {
    page.identifiers.push_back(identify::release_code(code, page.number));
  }
}

void PageReader::find_identifiers(const Raster& gray, const SettleLines& settle, Page& page) {
  const identify::Identifiers& table = engines_.identifiers_for(options_.identifiers);
  page.form = identify::find_form(page.lines, page.size);
  page.identifiers = table.on_page(page);
  const bool is_recognised =
      options_.ocr != OcrMode::kNever && page.text_source != TextSource::kEmbedded && has_ink(gray);
  if (!is_recognised) return;
  const Raster paper = without_solid(gray, page.redactions);
  Page read_again =
      with_numbers_read_again(page, engines_.engine_for(options_.languages), paper, table, settle);
  page = std::move(read_again);
}

void PageReader::settle_exposures(const std::vector<redact::Exposure>& groups, Page& page) {
  exposed_ = {page.number, settle_exposed(groups, page.redactions)};
  for (Finding& finding : exposed_findings(exposed_.texts)) page.findings.push_back(finding);
}

std::vector<ExposedText> PageReader::read_exposed(int number) {
  if (number == 0) {
    const std::vector<ExposedText> attached = exposed_in(document_.attachments());
    return masks_numbers() ? with_masked_numbers(attached) : attached;
  }
  if (exposed_.page != number) (void)read_page(number);
  if (exposed_.page != number) return {};
  return masks_numbers() ? with_masked_numbers(exposed_.texts) : exposed_.texts;
}

std::vector<Line> PageReader::recognise(const Raster& gray, Page& page) {
  const Raster paper = without_solid(gray, page.redactions);
  PageText text = read_page_text(engines_, options_.languages, paper, page.size);
  page.text_source = text.lines.empty() ? TextSource::kNone : TextSource::kOcr;
  if (text.doubt) {
    page.findings.push_back(page_finding(FindingKind::kLowConfidence, *text.doubt, page.number));
  }
  return std::move(text.lines);
}

ReadCodes PageReader::find_codes(const Raster& gray, const std::vector<Line>& lines,
                                 const std::vector<Redaction>& redactions,
                                 const redact::TextLayout& layout, ReadingDepth depth) {
  std::vector<CodeReading> printed = identify::find_codes(lines);
  if (options_.ocr == OcrMode::kNever) return {std::move(printed), {}};
  const std::vector<LabelPlace> places = label_places(gray, redactions, layout, lines);
  if (places.empty()) return {std::move(printed), {}};
  ocr::Engine* engine =
      depth == ReadingDepth::kWhole ? &engines_.engine_for(options_.languages) : nullptr;
  ReadCodes codes =
      with_printed(read_codes(engine, gray, places, lines, layout.slope), std::move(printed));
  return with_printed(codes, identify::find_repeated_codes(lines, codes.sure));
}

Raster PageReader::render_gray(int number, int dpi) {
  const int in_file = this->in_file(number);
  const bool is_drawn = drawn_ && drawn_->number == in_file && drawn_->gray.dpi >= dpi;
  return is_drawn ? image::scaled_down(drawn_->gray, dpi)
                  : document_.render(in_file, dpi, PixelFormat::kGray8);
}

const PageReader::Drawn& PageReader::drawn_page(int number) {
  const int in_file = this->in_file(number);
  const bool is_drawn = drawn_ && drawn_->number == in_file && drawn_->wanted_dpi == kReadingDpi;
  return is_drawn ? *drawn_ : draw(document_.read_page(in_file), kReadingDpi);
}

Picture PageReader::draw_picture(const PictureRequest& request) {
  return image::make_picture(drawn_page(request.page).raster, request);
}

RegionReading PageReader::read_region(int number, const Region& region) {
  const Drawn& drawn = drawn_page(number);
  const Size page = {to_region({0, 0, drawn.gray.width, drawn.gray.height}, drawn.gray.dpi).right,
                     to_region({0, 0, drawn.gray.width, drawn.gray.height}, drawn.gray.dpi).bottom};
  const auto read = [&](const Region& place) {
    return read_place(engines_.engine_for(options_.languages), drawn.gray, place);
  };
  return masks_numbers() ? with_masked_numbers(read(region), region, page, read) : read(region);
}

}  // namespace palimpsest::worker
