#include "exchange/premis/premis.hpp"

#include "made_holdings.hpp"

#include <gmock/gmock.h>

namespace palimpsest::exchange {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Returns the object with this name, as text.
std::string object_in(const std::string& xml, const std::string& name) {
  std::size_t begin = 0;
  while ((begin = xml.find("<object ", begin)) != std::string::npos) {
    const std::string object = xml.substr(begin, xml.find("</object>", begin) - begin);
    if (object.find("<objectIdentifierValue>" + name + "</") != std::string::npos) return object;
    ++begin;
  }
  return "";
}

TEST(Premis, LinksARevisionToNothingThatTheArchiveDidBeforeItsImport) {
  const Holdings holdings =
      holdings_of({held_revision("2017", "a", 1), held_revision("2018", "b", 5)},
                  {event_of("check-3", EventType::kFixityCheck, 3),
                   event_of("check-7", EventType::kFixityCheck, 7)});
  const std::string xml = premis_xml(holdings);
  const std::string early = object_in(xml, "124-10180-10295@2017");
  const std::string late = object_in(xml, "124-10180-10295@2018");
  EXPECT_THAT(early, HasSubstr("check-3"));
  EXPECT_THAT(early, HasSubstr("check-7"));
  EXPECT_THAT(late, Not(HasSubstr("check-3")));
  EXPECT_THAT(late, HasSubstr("check-7"));
}

TEST(Premis, KeepsWhatEveryRevisionOfAnOriginalSaysOfIt) {
  std::vector<HeldRevision> revisions = {held_revision("2017", "same", 1),
                                         held_revision("2018", "same", 2)};
  const std::string first(32, 'a'), second(40, 'b');
  revisions[0].revision.claimed.checksums = {{ChecksumKind::kMd5, first, "one", true}};
  revisions[1].revision.claimed.checksums = {{ChecksumKind::kSha1, second, "other", true},
                                             {ChecksumKind::kMd5, first, "one", true}};
  revisions[1].revision.claimed.file_name = "named.pdf";
  const std::string xml = premis_xml(holdings_of(revisions));
  const std::string file = object_in(xml, "sha256:" + sha256_of("same").hex());
  EXPECT_EQ(count_of(xml, "xsi:type=\"file\""), 1U);
  EXPECT_EQ(count_of(file, first), 1U);
  EXPECT_THAT(file, HasSubstr(second));
  EXPECT_THAT(file, HasSubstr("<originalName>named.pdf<"));
  EXPECT_THAT(file, HasSubstr("124-10180-10295@2017"));
  EXPECT_THAT(file, HasSubstr("124-10180-10295@2018"));
}

TEST(Premis, GivesAFileNoDigestThatItDoesNotHave) {
  HeldRevision held = held_revision("2017", "a", 1);
  held.revision.claimed.checksums = {
      {ChecksumKind::kMd5, std::string(32, 'a'), "right", true},
      {ChecksumKind::kMd5, std::string(32, 'b'), "wrong", false},
      {ChecksumKind::kMd5, std::string(32, 'c'), "unknown", std::nullopt}};
  const std::string xml = premis_xml(holdings_of({held}));
  EXPECT_THAT(xml, HasSubstr(std::string(32, 'a')));
  EXPECT_THAT(xml, Not(HasSubstr(std::string(32, 'b'))));
  EXPECT_THAT(xml, Not(HasSubstr(std::string(32, 'c'))));
}

TEST(Premis, GivesARemovedOriginalNoPlace) {
  HeldRevision gone = held_revision("2017", "a", 1);
  gone.original_path.clear();
  const std::string xml = premis_xml(holdings_of({gone, held_revision("2018", "b", 2)}));
  EXPECT_THAT(object_in(xml, "sha256:" + sha256_of("a").hex()), Not(HasSubstr("<storage>")));
  EXPECT_THAT(object_in(xml, "sha256:" + sha256_of("b").hex()), HasSubstr("<storage>"));
}

TEST(Premis, NamesTheProgramThatDidAnActAndNotTheOneThatTells) {
  Event unknown = event_of("old", EventType::kRecovery, 2);
  unknown.program.clear();
  const std::string xml = premis_xml(holdings_of({held_revision("2017", "a", 1)}, {unknown}));
  EXPECT_THAT(xml, Not(HasSubstr(kNew)));
  EXPECT_EQ(count_of(xml, "<linkingAgentRole>executing program</"), 1U);
  EXPECT_THAT(xml, HasSubstr(std::string("<agentName>") + kOld));
}

}  // namespace
}  // namespace palimpsest::exchange
