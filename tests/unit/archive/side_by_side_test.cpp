#include "archive/compare/side_by_side.hpp"

#include "base/error.hpp"
#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using test::PdfBuilder;
using test::PdfPageBuilder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using worker::OcrMode;

// Eleven lines, each with the word of the page in it: more than a sheet for withheld pages has.
PdfPageBuilder typed(const std::string& word) {
  PdfPageBuilder page;
  for (int line = 0; line < 11; ++line) {
    page.text(72, 700 - 24 * line, "The committee met on " + word + " morning in the old library");
  }
  return page;
}

// The pages as a scanner sees them: pixels without a text layer.
std::string scan_of(const std::vector<PdfPageBuilder>& pages) {
  PdfBuilder scan;
  for (const PdfPageBuilder& page : pages) {
    const Raster gray =
        pdf::Document::open(PdfBuilder().add(page).bytes()).render(1, 200, PixelFormat::kGray8);
    scan.add(PdfPageBuilder().image({0, 0, 612, 792}, gray.width, gray.height,
                                    {gray.pixels.begin(), gray.pixels.end()}));
  }
  return scan.bytes();
}

class Listener : public DiffObserver {
 public:
  void page_read(int page, int pages) override { said.emplace_back(page, pages); }
  [[nodiscard]] bool wants_previews() const override { return true; }
  void seems_changed(const Diff& pair) override { previews.push_back(pair); }

  std::vector<std::pair<int, int>> said;
  std::vector<Diff> previews;
};

class SideBySideTest : public testing::Test {
 protected:
  ReadPages read(const std::string& before, const std::string& after,
                 OcrMode ocr = OcrMode::kAuto) {
    const worker::ReadOptions reading{ocr, {"eng"}};
    JoinedDocument earlier(old_worker_, {{"before.pdf", before}}, reading);
    JoinedDocument later(new_worker_, {{"after.pdf", after}}, reading);
    return read_side_by_side(earlier, later, ocr, listener_);
  }

  static std::vector<std::pair<int, int>> settled(const ReadPages& pages) {
    std::vector<std::pair<int, int>> numbers;
    for (const SettledPair& pair : pages.settled) numbers.emplace_back(pair.before, pair.after);
    return numbers;
  }

  worker::Client old_worker_{PALIMPSEST_WORKER};
  worker::Client new_worker_{PALIMPSEST_WORKER};
  Listener listener_;
};

TEST_F(SideBySideTest, RecognisesNoPageThatShowsTheSameInk) {
  const std::string pages = scan_of({typed("Tuesday"), typed("Friday")});
  const ReadPages read_pages = read(pages, pages);
  EXPECT_THAT(settled(read_pages), ElementsAre(std::pair(1, 1), std::pair(2, 2)));
  EXPECT_THAT(read_pages.before[0].lines, IsEmpty());
  EXPECT_THAT(read_pages.after[1].lines, IsEmpty());
  EXPECT_EQ(listener_.said.back(), std::pair(2, 2));
}

TEST_F(SideBySideTest, RecognisesBothPagesWhereOneWordIsAnother) {
  const ReadPages pages = read(scan_of({typed("Tuesday")}), scan_of({typed("Monday")}));
  EXPECT_THAT(settled(pages), IsEmpty());
  for (const Page& page : {pages.before[0], pages.after[0]}) {
    EXPECT_EQ(page.text_source, TextSource::kOcr);
    EXPECT_FALSE(page.lines.empty());
  }
}

TEST_F(SideBySideTest, ReadsWhatWasOpenedAndShowsItAtOnce) {
  const std::string before =
      scan_of({typed("Tuesday"), typed("Friday").fill({176, 624, 262, 640})});
  const ReadPages pages = read(before, scan_of({typed("Tuesday"), typed("Friday")}));
  EXPECT_THAT(settled(pages), ElementsAre(std::pair(1, 1), std::pair(2, 2)));
  EXPECT_THAT(pages.after[1].lines, IsEmpty());
  ASSERT_THAT(listener_.previews, SizeIs(1));
  ASSERT_THAT(listener_.previews[0].changes, SizeIs(1));
  EXPECT_EQ(listener_.previews[0].changes[0].status, ChangeStatus::kLifted);
  EXPECT_THAT(listener_.previews[0].changes[0].text, testing::HasSubstr("Friday"));
}

TEST_F(SideBySideTest, SettlesPagesThatAnInsertedOneMoved) {
  const ReadPages pages = read(scan_of({typed("Tuesday"), typed("Friday")}),
                               scan_of({typed("Sunday"), typed("Tuesday"), typed("Friday")}));
  EXPECT_THAT(settled(pages), testing::UnorderedElementsAre(std::pair(1, 2), std::pair(2, 3)));
  EXPECT_FALSE(pages.after[0].lines.empty());
}

TEST_F(SideBySideTest, SettlesPagesThatManyInsertedOnesMoved) {
  const std::vector<PdfPageBuilder> old_pages = {typed("Tuesday"), typed("Friday")};
  std::vector<PdfPageBuilder> new_pages;
  for (int i = 0; i < 4; ++i) new_pages.push_back(typed("day " + std::to_string(i) + " of the"));
  new_pages.insert(new_pages.end(), old_pages.begin(), old_pages.end());
  EXPECT_THAT(settled(read(scan_of(old_pages), scan_of(new_pages))),
              testing::UnorderedElementsAre(std::pair(1, 5), std::pair(2, 6)));
}

TEST_F(SideBySideTest, RecognisesEveryPageWhenAskedTo) {
  const std::string pages = scan_of({typed("Tuesday")});
  const ReadPages read_pages = read(pages, pages, OcrMode::kAlways);
  EXPECT_THAT(settled(read_pages), IsEmpty());
  EXPECT_FALSE(read_pages.after[0].lines.empty());
}

}  // namespace
}  // namespace palimpsest::archive
