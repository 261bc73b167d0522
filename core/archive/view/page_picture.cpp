#include "archive/view/page_picture.hpp"

#include "report/palette.hpp"

#include <string>

namespace palimpsest::archive {
namespace {

constexpr int kOverlayDpi = 150;
constexpr Length kCoverMargin = {150};  // ink that leans out of a word's box

std::string label_of(const Redaction& redaction) {
  std::string text = redaction.id + " " + std::string(name_of(redaction.kind));
  for (const Code& code : redaction.codes) text += " " + code.normalized;
  return text;
}

}  // namespace

std::vector<Region> personal_places(const Page& page) {
  std::vector<Region> places;
  for (const Line& line : page.lines) {
    for (const Word& word : line) {
      if (word.text.find(kPersonalNumber) == std::string::npos) continue;
      places.push_back(grown(word.region, kCoverMargin));
    }
  }
  return places;
}

PictureRequest reading_picture(const Page& page, int dpi) {
  PictureRequest request{page.number};
  request.dpi = dpi;
  request.covers = personal_places(page);
  return request;
}

PictureRequest overlay_picture(const Page& page) {
  PictureRequest request = reading_picture(page);
  request.dpi = kOverlayDpi;
  request.use = PictureUse::kExact;
  for (const Redaction& redaction : page.redactions) {
    request.marks.push_back(
        {outline_of(redaction), report::color_of(redaction.kind), label_of(redaction)});
  }
  return request;
}

}  // namespace palimpsest::archive
