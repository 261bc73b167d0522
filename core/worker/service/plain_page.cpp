#include "worker/service/plain_page.hpp"

#include "identify/codes.hpp"
#include "page/reading_order.hpp"
#include "redact/exposed_text.hpp"
#include "redact/find_regions.hpp"
#include "worker/service/worded_redactions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace palimpsest::worker {
namespace {

// UTF-8 of U+2500 to U+25FF begins so: lines, blocks and squares.
constexpr std::string_view kDrawingBegins = "\xE2";
constexpr unsigned char kDrawingFrom = 0x94;
constexpr unsigned char kDrawingTo = 0x97;

// Whether letters of the word draw lines or areas rather than spell.
bool draws(const Word& word) {
  const std::string& text = word.text;
  if (text.find('|') != std::string::npos) return true;
  for (std::size_t at = text.find(kDrawingBegins); at != std::string::npos;
       at = text.find(kDrawingBegins, at + 1)) {
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    if (next >= kDrawingFrom && next <= kDrawingTo) return true;
  }
  return false;
}

}  // namespace

std::optional<std::vector<Line>> plain_lines(const pdf::PdfPage& source,
                                             const std::vector<Word>& layer) {
  if (!pdf::is_plain_text(source) || std::any_of(layer.begin(), layer.end(), draws)) {
    return std::nullopt;
  }
  std::vector<Line> lines = page::lines_of(layer);
  if (may_be_sheet(lines) || !identify::find_codes(lines).empty()) return std::nullopt;
  return lines;
}

bool is_open_page(const Raster& raster, const Raster& gray, const pdf::PdfPage& source,
                  const std::vector<Word>& layer) {
  return !redact::has_filled_place(gray) &&
         redact::find_hidden_words(raster, layer, source.painted, {}).empty();
}

}  // namespace palimpsest::worker
