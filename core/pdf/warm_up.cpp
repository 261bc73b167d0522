#include "pdf/warm_up.hpp"

#include "base/error.hpp"
#include "pdf/document.hpp"

#include <string>

namespace palimpsest::pdf {
namespace {

// Without a table of objects, which Poppler and qpdf make by themselves; with a letter beyond
// ASCII.
constexpr const char* kOwnDocument = R"(%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 144 72] /Contents 5 0 R /Resources
  << /Font << /F1 4 0 R >> >> >> endobj
4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj
5 0 obj << /Length 40 >> stream
BT /F1 12 Tf 9 30 Td (caf\351 warm) Tj ET
endstream endobj
trailer << /Size 6 /Root 1 0 R >>
)";
constexpr const char* kItsFirstWord = "caf\xC3\xA9";
constexpr int kDpi = 36;

bool has_dark_pixel(const Raster& raster) {
  for (const std::uint8_t pixel : raster.pixels) {
    if (pixel < 128) return true;
  }
  return false;
}

}  // namespace

void warm_up() {
  Document document = Document::open(kOwnDocument);
  const std::vector<Word> words = document.read_page(1).words;
  if (words.empty() || words.front().text != kItsFirstWord) {
    throw Error(ErrorKind::kEnvironment, "the words of a PDF come out empty or wrong",
                "check the C library's gconv modules and the package libc6");
  }
  if (!has_dark_pixel(document.render(1, kDpi, PixelFormat::kGray8))) {
    throw Error(ErrorKind::kEnvironment, "the letters of a PDF are not drawn",
                "install the package fonts-liberation");
  }
}

std::vector<std::filesystem::path> files_read_later() {
  return {
      "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts", "/usr/share/poppler",
      "/etc/fonts",       "/usr/share/fontconfig",  "/var/cache/fontconfig"};
}

}  // namespace palimpsest::pdf
