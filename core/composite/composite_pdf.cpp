#include "composite/composite_pdf.hpp"

#include "base/error.hpp"
#include "composite/content.hpp"
#include "composite/unseen_text.hpp"

#include <algorithm>
#include <memory>

#include <qpdf/QPDFWriter.hh>

namespace palimpsest::composite {
namespace {

constexpr double kMargin = 150;    // points, beside the page, for citations
constexpr double kFooter = 30;     // below it, for the statement
constexpr double kNoteSize = 7.5;  // points
constexpr double kNoteStep = 9.5;
constexpr double kLowestNote = 60;      // above the statement at the foot
constexpr std::size_t kNoteWidth = 34;  // characters
constexpr double kListWidth = 612;      // a sheet of letter size
constexpr double kListHeight = 792;
constexpr double kListSize = 9;
constexpr double kListStep = 13;
constexpr double kListEdge = 54;
constexpr std::size_t kListCharacters = 100;

unsigned byte_at(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// Returns the colour space of a JPEG by the number of components in its frame header (ITU T.81).
const char* color_space(const std::string& jpeg) {
  std::size_t at = 2;
  while (at + 9 < jpeg.size() && byte_at(jpeg, at) == 0xFF) {
    const unsigned marker = byte_at(jpeg, at + 1);
    const bool is_frame = marker >= 0xC0 && marker <= 0xC2;
    if (is_frame) return byte_at(jpeg, at + 9) == 1 ? "/DeviceGray" : "/DeviceRGB";
    at += 2 + (byte_at(jpeg, at + 2) << 8U | byte_at(jpeg, at + 3));
  }
  throw Error(ErrorKind::kInternal, "a picture of a composite is no JPEG");
}

QPDFObjectHandle image_object(QPDF& pdf, const Picture& jpeg) {
  QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf, jpeg.bytes);
  QPDFObjectHandle facts = image.getDict();
  facts.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
  facts.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
  facts.replaceKey("/Width", QPDFObjectHandle::newInteger(jpeg.width));
  facts.replaceKey("/Height", QPDFObjectHandle::newInteger(jpeg.height));
  facts.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
  facts.replaceKey("/ColorSpace", QPDFObjectHandle::newName(color_space(jpeg.bytes)));
  facts.replaceKey("/Filter", QPDFObjectHandle::newName("/DCTDecode"));
  return image;
}

// Returns the matrix that puts the unit square of an image where its source lies, upside up:
//   u, v in 0..1 from the bottom left -> source page, from the top left -> composite's page ->
//   sheet
std::string matrix_of(const PlacedPicture& placed, double top) {
  const PageMap& map = placed.map;
  const double width = placed.source.width().in_points();
  const double height = placed.source.height().in_points();
  const double left = placed.source.left.in_points();
  const double bottom = placed.source.bottom.in_points();
  std::string text;
  for (const double value : {map.xx * width, -map.yx * width, -map.xy * height, map.yy * height,
                             map.xx * left + map.xy * bottom + map.x0,
                             top - (map.yx * left + map.yy * bottom + map.y0)}) {
    text += number(value) + " ";
  }
  return text + "cm ";
}

class Writer {
 public:
  Writer() {
    pdf_.emptyPDF();
    font_ = pdf_.makeIndirectObject(QPDFObjectHandle::parse(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  }

  void add(const CompositePage& page) {
    const double width = page.size.width.in_points();
    const double height = page.size.height.in_points();
    const double top = height + kFooter;
    QPDFObjectHandle images = QPDFObjectHandle::newDictionary();
    UnseenText unseen;
    std::string content;
    for (std::size_t i = 0; i < page.pictures.size(); ++i) {
      const std::string name = "/I" + std::to_string(i);
      images.replaceKey(name, image_object(pdf_, page.pictures[i].jpeg));
      content += "q " + path_of(page.pictures[i].clip, top) + "W n " +
                 matrix_of(page.pictures[i], top) + name + " Do Q\n";
    }
    content += unseen.content_of(page.lines, top) + patches_of(page, top) +
               text_line(18, 11, 9, kStatement);
    QPDFObjectHandle fonts = unseen.fonts(pdf_);
    fonts.replaceKey("/F1", font_);
    put_sheet(width + kMargin, top, content, fonts, images);
  }

  void add_list(const CompositeDocument& document) {
    std::vector<std::string> lines;
    for (const std::string& line : document.list) {
      for (std::string& part : wrapped(line, kListCharacters)) lines.push_back(std::move(part));
    }
    const auto room = static_cast<std::size_t>((kListHeight - 2 * kListEdge) / kListStep);
    for (std::size_t start = 0; start < lines.size(); start += room) {
      std::string content;
      double y = kListHeight - kListEdge;
      for (std::size_t i = start; i < std::min(lines.size(), start + room); ++i) {
        content += text_line(kListEdge, y, kListSize, lines[i]);
        y -= kListStep;
      }
      content += text_line(18, 11, 9, kStatement);
      QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
      fonts.replaceKey("/F1", font_);
      put_sheet(kListWidth, kListHeight, content, fonts, QPDFObjectHandle::newDictionary());
    }
  }

  std::string bytes(const std::string& title) {
    QPDFObjectHandle facts = QPDFObjectHandle::newDictionary();
    facts.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
    facts.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(kStatement));
    facts.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Palimpsest"));
    pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(facts));
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  }

 private:
  static std::string patches_of(const CompositePage& page, double top) {
    const double left = page.size.width.in_points() + 8;
    double y = top - 14;
    std::string content;
    bool is_full = false;
    const auto put = [&](const std::string& note) {
      if (is_full) return;
      if (y < kLowestNote) {
        content += text_line(left, y, kNoteSize, "Further places: see the list at the end.");
        is_full = true;
        return;
      }
      for (const std::string& line : wrapped(note, kNoteWidth)) {
        content += text_line(left, y, kNoteSize, line);
        y -= kNoteStep;
      }
      y -= kNoteStep / 2;
    };
    put(page.source);
    for (const CitedPatch& patch : page.patches) {
      content += "q 0 0.45 0.7 RG 1.2 w " + path_of(patch.outline, top) + "S Q\n";
      const Point& corner = patch.outline.front();
      content += "q 0 0.45 0.7 rg " +
                 text_line(corner.x.in_points() + 1, top - corner.y.in_points() + 2, 7,
                           "[" + patch.number + "]") +
                 "Q\n";
      put("[" + patch.number + "] " + patch.note);
    }
    return content;
  }

  void put_sheet(double width, double height, const std::string& content, QPDFObjectHandle fonts,
                 QPDFObjectHandle images) {
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/Font", fonts);
    resources.replaceKey("/XObject", images);
    QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
    page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    page.replaceKey("/MediaBox",
                    QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(0, 0, width, height)));
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf_, content));
    pdf_.addPage(pdf_.makeIndirectObject(page), false);
  }

  QPDF pdf_;
  QPDFObjectHandle font_;
};

}  // namespace

std::string composite_pdf(const CompositeDocument& document) {
  Writer writer;
  for (const CompositePage& page : document.pages) writer.add(page);
  writer.add_list(document);
  return writer.bytes(document.title);
}

}  // namespace palimpsest::composite
