#include "archive/compose/composite_drawing.hpp"

#include "align/register.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/room/may_be_shown.hpp"
#include "archive/view/page_picture.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr int kPageDpi = 150;  // of pictures: half of a usual scan, and read without effort
constexpr int kRegisterDpi = 150;
constexpr Length kAround = {300};  // a patch shows a little of the paper around its words

int pixels(Length length) {
  return std::max(1, static_cast<int>(std::lround(length.in_points() * kPageDpi / 72)));
}

PictureRequest tile_of(int page, const Region& region, std::vector<Region> covers) {
  PictureRequest request{page, region};
  request.use = PictureUse::kTile;
  request.width = pixels(region.width());
  request.height = pixels(region.height());
  request.covers = std::move(covers);
  return request;
}

Region whole(const Page& page) { return {{0}, {0}, page.size.width, page.size.height}; }

// The files of the sides; two of them are open at a time, one in each process.
class Files {
 public:
  Files(const Differ& differ, const std::vector<ComposedSide>& sides)
      : differ_(differ), sides_(sides) {}

  // Returns the file of the side for pages, or the one for patches.
  JoinedDocument& for_pages(std::size_t side) {
    return opened(pages_, side, differ_.workers().before);
  }
  JoinedDocument& for_patches(std::size_t side) {
    return opened(patches_, side, differ_.workers().after);
  }

 private:
  struct Opened {
    std::optional<std::size_t> side;
    std::unique_ptr<JoinedDocument> file;
  };

  JoinedDocument& opened(Opened& place, std::size_t side, worker::Client& worker) {
    if (place.side != side) {
      place.file.reset();
      SideContent content = read_side(
          differ_.store(), Catalogue(differ_.store(), differ_.audience()), sides_[side].side);
      place.file =
          std::make_unique<JoinedDocument>(worker, std::move(content.originals), content.reading);
      place.side = side;
    }
    return *place.file;
  }

  const Differ& differ_;
  const std::vector<ComposedSide>& sides_;
  Opened pages_;
  Opened patches_;
};

class Drawer {
 public:
  Drawer(const Differ& differ, const std::vector<ComposedSide>& sides)
      : sides_(sides), files_(differ, sides) {}

  DrawnComposite run(const LeastRedacted& found) {
    for (const FoundPage& page : found.pages) add(page);
    return std::move(drawn_);
  }

 private:
  [[nodiscard]] const Page& page_of(std::size_t side, int page) const {
    return sides_[side].pages[static_cast<std::size_t>(page - 1)];
  }

  void add(const FoundPage& found) {
    const ComposedSide& side = sides_[found.side];
    const Page& page = page_of(found.side, found.page);
    ComposedPage composed{
        side.side.folder_text(), found.page, found.is_shown, without_hidden(page, side.hidden), {}};
    composite::CompositePage drawn{
        page.size, side.side.text() + ", page " + std::to_string(found.page), {}, {}, {}};
    if (found.is_shown) {
      const auto picture =
          picture_of(files_.for_pages(found.side),
                     tile_of(found.page, whole(page), covers_on(page, side.hidden)));
      if (picture) drawn.pictures.push_back({*picture, whole(page), {}, corners_of(whole(page))});
      patch(found, page, composed, drawn);
    } else {
      drawn.source += ": left out, since no release of this page may be shown or can be drawn";
    }
    drawn.lines = composed.page.lines;
    drawn_.pages.push_back(std::move(composed));
    drawn_.file.pages.push_back(std::move(drawn));
  }

  static std::optional<Picture> picture_of(JoinedDocument& file, const PictureRequest& request) {
    try {
      return file.draw_picture(request);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return std::nullopt;
    }
  }

  // Returns the map from the page of a patch to the page that it lies on.
  std::optional<PageMap> map_between(const FoundPage& found, const FoundPatch& patch) {
    try {
      return align::register_pages(
          files_.for_patches(patch.side).render_gray(patch.page, kRegisterDpi),
          files_.for_pages(found.side).render_gray(found.page, kRegisterDpi));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInput) throw;
      return std::nullopt;
    }
  }

  void patch(const FoundPage& found, const Page& page, ComposedPage& composed,
             composite::CompositePage& drawn) {
    std::vector<FoundPatch> patches = found.patches;
    std::stable_sort(patches.begin(), patches.end(), [](const FoundPatch& a, const FoundPatch& b) {
      return std::pair(a.side, a.page) < std::pair(b.side, b.page);
    });
    std::optional<PageMap> map;
    std::set<std::string> patched;
    for (std::size_t i = 0; i < patches.size(); ++i) {
      const bool is_new = i == 0 || patches[i].side != patches[i - 1].side ||
                          patches[i].page != patches[i - 1].page;
      if (is_new) map = map_between(found, patches[i]);
      const Redaction& redaction = page.redactions[patches[i].redaction];
      if (map && put(patches[i], redaction, *map, composed, drawn)) patched.insert(redaction.id);
    }
    std::erase_if(composed.page.redactions,
                  [&](const Redaction& each) { return patched.contains(each.id); });
  }

  bool put(const FoundPatch& patch, const Redaction& redaction, const PageMap& map,
           ComposedPage& composed, composite::CompositePage& drawn) {
    const Page& source = page_of(patch.side, patch.page);
    const Region there =
        intersection(grown(map.inverse().map(redaction.region), kAround), whole(source));
    if (there.is_empty()) return false;
    const auto picture =
        picture_of(files_.for_patches(patch.side),
                   tile_of(patch.page, there, covers_on(source, sides_[patch.side].hidden)));
    if (!picture) return false;
    PageMap flat = map.flat_at(there);
    drawn.pictures.push_back({*picture, there, std::move(flat), outline_of(redaction)});
    Patch said{++last_number_,  static_cast<int>(drawn_.pages.size()) + 1,
               redaction.id,    outline_of(redaction),
               redaction.codes, sides_[patch.side].side.folder_text(),
               patch.page,      ""};
    add_words(without_hidden(source, sides_[patch.side].hidden), redaction, map, said, composed);
    const std::string number = std::to_string(said.number);
    drawn.patches.push_back(
        {number, said.outline,
         sides_[patch.side].side.text() + ", page " + std::to_string(patch.page)});
    composed.patches.push_back(std::move(said));
    return true;
  }

  // Takes the words over that stand in the place, and names the release before them.
  static void add_words(const Page& source, const Redaction& redaction, const PageMap& map,
                        Patch& patch, ComposedPage& composed) {
    const Outline outline = outline_of(redaction);
    for (const Line& line : source.lines) {
      Line taken;
      for (const Word& word : line) {
        const Region here = map.map(word.region);
        const Point middle{{(here.left.hundredths + here.right.hundredths) / 2},
                           {(here.top.hundredths + here.bottom.hundredths) / 2}};
        if (contains(outline, middle)) taken.push_back({word.text, here, word.confidence});
      }
      if (taken.empty()) continue;
      patch.words += (patch.words.empty() ? "" : " ") + text_of(taken);
      taken.front().text.insert(0, "[" + std::to_string(patch.number) + ": ");
      taken.back().text += "]";
      composed.page.lines.push_back(std::move(taken));
    }
  }

  const std::vector<ComposedSide>& sides_;
  Files files_;
  DrawnComposite drawn_;
  int last_number_ = 0;
};

}  // namespace

DrawnComposite draw_composite(const Differ& differ, const std::vector<ComposedSide>& sides,
                              const LeastRedacted& found) {
  return Drawer(differ, sides).run(found);
}

}  // namespace palimpsest::archive
