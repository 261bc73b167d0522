#include "archive/copies/look_alikes.hpp"

#include <sstream>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A page whose lines stand at these heights, in points.
Page page_of(const std::vector<std::pair<double, std::string>>& lines) {
  Page page;
  page.number = 3;
  page.size = {points(612), points(792)};
  for (const auto& [top, text] : lines) {
    Line& line = page.lines.emplace_back();
    std::istringstream words(text);
    double left = 72;
    for (std::string word; words >> word; left += 50) {
      line.push_back({word, {points(left), points(top), points(left + 40), points(top + 10)}});
    }
  }
  return page;
}

const std::string kHeldLine = "The fence was built with the lorries of the program";

TEST(AddedLines, AreThoseThatTheHeldPageLacks) {
  const Page held = page_of({{100, kHeldLine}, {760, "NW 65360 Docid:32204484 Page 3"}});
  const Page filed =
      page_of({{20, "Case 1:22-cv-01234-ABC Document 12-3 Filed 05/04/22 Page 3 of 40"},
               {40, "Exhibit B to the motion"},
               {100, kHeldLine},
               {400, "A note that nobody wrote before"},
               {745, "Attachment of the plaintiff"},
               {760, "NW 65360 Docid:32204484 Page 3"}});
  const std::vector<AddedLine> added = added_lines(filed, held);
  std::vector<AddedKind> kinds;
  for (const AddedLine& line : added) kinds.push_back(line.kind);
  EXPECT_THAT(kinds, ElementsAre(AddedKind::kFilingHeader, AddedKind::kTop, AddedKind::kText,
                                 AddedKind::kBottom));
  ASSERT_EQ(added.size(), 4U);
  EXPECT_EQ(added[0].page, 3);
  EXPECT_EQ(added[1].text, "Exhibit B to the motion");
  EXPECT_EQ(added[1].region, (Region{points(72), points(40), points(312), points(50)}));
}

TEST(AddedLines, AreNoneWhereWordsAreReadOtherwiseOrInOtherLines) {
  const Page held = page_of({{100, kHeldLine}});
  EXPECT_THAT(
      added_lines(page_of({{100, "the FENCE, was bui1t with the l0rries of the program."}}), held),
      IsEmpty());
  EXPECT_THAT(
      added_lines(page_of({{100, "The fence was built"}, {115, "with the lorries of the"}}), held),
      IsEmpty());
  EXPECT_THAT(added_lines(page_of({{300, "smudge"}}), held), IsEmpty());
}

TEST(AddedLines, CountAWordOnce) {
  const Page held = page_of({{100, "released in part"}});
  EXPECT_EQ(
      added_lines(page_of({{100, "released in part"}, {20, "released in part"}}), held).size(), 1U);
}

}  // namespace
}  // namespace palimpsest::archive
