#include "archive/act.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

const Actor kActorAtNoon{"Ada", "reading-room", Instant::parse("2023-06-27T12:00:00Z").value()};
const CommitId kParent(std::string(40, 'a'));

TEST(Act, IsReadBackFromItsMessage) {
  const Act act{ActKind::kImport,
                "20230627T120000Z-1f3a2b",
                {{DocumentId("299-10001-10007"), RevisionFolder("2023+2")}},
                {},
                2.44};
  const std::string message = act_message(act, "Import it", "2 pages", kActorAtNoon);
  EXPECT_NE(message.find("Palimpsest-Duration: 2.4 s\n"), std::string::npos) << message;
  const auto read = parse_act(message);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->kind, ActKind::kImport);
  EXPECT_EQ(read->id, act.id);
  ASSERT_EQ(read->revisions.size(), 1u);
  EXPECT_EQ(read->revisions[0].text(), "299-10001-10007@2023+2");
}

TEST(Act, AnUndoNamesWhatItTookBack) {
  const Act act{ActKind::kUndo, "b", {}, "a", 0};
  const auto read = parse_act(act_message(act, "Take back a", "", kActorAtNoon));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->kind, ActKind::kUndo);
  EXPECT_EQ(read->undoes, "a");
}

TEST(Act, AMessageOfSomebodyElseIsNoAct) {
  EXPECT_FALSE(parse_act("Merge branch 'main'\n\nSigned-off-by: somebody\n"));
  EXPECT_FALSE(parse_act(""));
}

TEST(Act, ATrailerWithAForgedNameIsLeftOut) {
  const auto read = parse_act("x\n\nPalimpsest-Act: import\nPalimpsest-Revision: ../../etc@2023\n");
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->revisions.empty());
}

TEST(ActId, BeginsWithItsTimeAndDependsOnTheParent) {
  const std::string id = make_act_id(kActorAtNoon, kParent, "2023");
  EXPECT_TRUE(id.starts_with("20230627T120000Z-")) << id;
  EXPECT_NE(id, make_act_id(kActorAtNoon, CommitId(std::string(40, 'b')), "2023"));
  EXPECT_EQ(id, make_act_id(kActorAtNoon, kParent, "2023"));
}

}  // namespace
}  // namespace palimpsest::archive
