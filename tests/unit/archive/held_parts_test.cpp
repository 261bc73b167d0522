#include "archive/evidence/check/held_parts.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kOriginals = ArchivePart::kOriginals;
constexpr auto kRecords = ArchivePart::kRecords;
constexpr auto kLog = ArchivePart::kLog;

Problem original(const std::string& document, std::vector<std::string> revisions) {
  return {"damaged", "originals/objects/aa/bb/aabb", document, false, std::move(revisions)};
}

Problem record(const std::string& document, std::vector<std::string> revisions) {
  return {"damaged", "repository.git/objects/aa/bb", document, false, std::move(revisions)};
}

Problem log_problem() { return {"cut", "repository.git/refs/archive/log", "all"}; }

using Held = std::vector<std::vector<ArchivePart>>;

Held held_of(std::vector<Problem> problems, HashedOriginals hashed = HashedOriginals::kAll) {
  Verification report;
  report.problems = std::move(problems);
  add_held_parts(report, hashed);
  Held held;
  for (const Problem& problem : report.problems) held.push_back(problem.holds);
  return held;
}

TEST(HeldParts, OfOneDamageAreTheOthers) {
  EXPECT_THAT(held_of({original("A", {"A@1"})}), ElementsAre(ElementsAre(kRecords, kLog)));
  EXPECT_THAT(held_of({record("A", {"A@1"})}), ElementsAre(ElementsAre(kOriginals, kLog)));
  EXPECT_THAT(held_of({log_problem()}), ElementsAre(ElementsAre(kOriginals, kRecords)));
}

TEST(HeldParts, AreNotThoseThatAnotherDamageTouches) {
  EXPECT_THAT(held_of({original("A", {"A@1"}), record("A", {"A@1"}), log_problem()}),
              ElementsAre(IsEmpty(), IsEmpty(), IsEmpty()));
  EXPECT_THAT(held_of({original("A", {"A@1"}), record("A", {})}),
              ElementsAre(ElementsAre(kLog), ElementsAre(kLog)));
  EXPECT_THAT(held_of({original("A", {"A@1"}), record("all", {})}),
              ElementsAre(ElementsAre(kLog), ElementsAre(kLog)));
}

TEST(HeldParts, AreToldRevisionByRevision) {
  EXPECT_THAT(held_of({original("A", {"A@1"}), record("A", {"A@2"}), record("B", {"B@1"})}),
              ElementsAre(ElementsAre(kRecords, kLog), ElementsAre(kOriginals, kLog),
                          ElementsAre(kOriginals, kLog)));
  EXPECT_THAT(held_of({original("A, B", {"A@1", "B@1"}), record("B", {"B@1"})}),
              ElementsAre(ElementsAre(kLog), ElementsAre(kLog)));
}

TEST(HeldParts, AreNoOriginalsThatWereNotHashed) {
  EXPECT_THAT(held_of({record("A", {"A@1"})}, HashedOriginals::kSome),
              ElementsAre(ElementsAre(kLog)));
}

TEST(HeldParts, AreNotSaidOfWhatIsHarmlessOrBelongsToNothing) {
  Problem harmless = record("A", {"A@1"});
  harmless.harmless = true;
  EXPECT_THAT(held_of({harmless, original("A", {"A@1"})}),
              ElementsAre(IsEmpty(), ElementsAre(kRecords, kLog)));
  EXPECT_THAT(held_of({record("none", {})}), ElementsAre(IsEmpty()));
}

TEST(HeldParts, AreAllWhereWhatIsDamagedIsNoneOfThem) {
  EXPECT_THAT(held_of({{"changed", "repository.git/config", "all"}}),
              ElementsAre(ElementsAre(kOriginals, kRecords, kLog)));
}

}  // namespace
}  // namespace palimpsest::archive
