#include "model/withheld_releases.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Release release(const std::string& id) {
  return {ReleaseId(id), {}, {}, {}, {}, EdtfDate::parse(id)};
}

StateClaim claim(const std::string& id, ReleaseState state, StateTime time = StateTime::kSince) {
  return {ReleaseId(id),
          time,
          state,
          "",
          "",
          {"list", std::nullopt, "row 2", ReleaseId(id), EdtfDate::parse(id)}};
}

// "F2018 released", "W2021": a release with files, one that withholds all.
std::vector<std::string> told(const std::vector<Release>& files,
                              const std::vector<StateClaim>& states) {
  std::vector<ReleaseId> held;
  for (const Release& each : files) held.push_back(each.id);
  std::vector<std::string> lines;
  for (const ReleaseStage& stage : release_stages(files, states, held)) {
    std::string line =
        stage.files ? "F" + files[*stage.files].id.text() : "W" + stage.withheld->release.text();
    if (stage.verdict) line += " " + std::string(name_of(*stage.verdict));
    lines.push_back(line);
  }
  return lines;
}

constexpr auto kWithheld = ReleaseState::kWithheldInFull;

TEST(ReleaseStages, OfAFileAfterAPlaceholderThatWithheldAllAreReleased) {
  EXPECT_THAT(told({release("2021"), release("2023")}, {claim("2018", kWithheld)}),
              ElementsAre("W2018", "F2021 released", "F2023"));
}

TEST(ReleaseStages, OfAPlaceholderAfterAFileAreWithdrawn) {
  EXPECT_THAT(told({release("2018")}, {claim("2021", kWithheld), claim("2023", kWithheld)}),
              ElementsAre("F2018", "W2021 withdrawn", "W2023"));
}

TEST(ReleaseStages, AreInNoOrderWhereOneIsTheYearOfTheOther) {
  EXPECT_THAT(told({release("2021-04-26")}, {claim("2021", kWithheld)}),
              ElementsAre("W2021", "F2021-04-26"));
  EXPECT_THAT(told({release("2021")}, {claim("2021-04-26", kWithheld)}),
              ElementsAre("F2021", "W2021-04-26"));
  EXPECT_THAT(told({release("2021-04-26")}, {claim("2020", kWithheld)}),
              ElementsAre("W2020", "F2021-04-26 released"));
  Release over_years = release("2019-12");
  over_years.date = EdtfDate::parse("2019/2022");
  EXPECT_THAT(told({over_years}, {claim("2021", kWithheld)}), ElementsAre("F2019-12", "W2021"));
}

TEST(ReleaseStages, KnowWhatWasWithheldUntilTheFirstFile) {
  EXPECT_THAT(
      told({release("2021"), release("2023")}, {claim("2021", kWithheld, StateTime::kUntil),
                                                claim("2023", kWithheld, StateTime::kUntil)}),
      ElementsAre("F2021 released", "F2023"));
}

TEST(ReleaseStages, TakeNoPlaceholderOfWhichAPartIsOpenOrNothingIsSaid) {
  EXPECT_THAT(told({release("2021")},
                   {claim("2018", ReleaseState::kInPart), claim("2019", ReleaseState::kUnknown)}),
              ElementsAre("F2021"));
}

TEST(ReleaseStages, BelieveTheSourceThatCameLast) {
  EXPECT_THAT(
      told({release("2021")}, {claim("2018", kWithheld), claim("2018", ReleaseState::kInPart)}),
      ElementsAre("F2021"));
}

TEST(ReleaseStages, OfOneDayOrWithoutADayProveNothing) {
  StateClaim undated = claim("r1", kWithheld);
  EXPECT_THAT(told({release("2021")}, {undated}), ElementsAre("F2021"));
  EXPECT_THAT(told({release("r2")}, {claim("2018", kWithheld)}), ElementsAre("W2018", "Fr2"));
  StateClaim same_day = claim("2021-12", kWithheld);
  same_day.source.as_of = EdtfDate::parse("2021");
  EXPECT_THAT(told({release("2021")}, {same_day}), ElementsAre("F2021", "W2021-12"));
}

TEST(ReleaseStages, OfNothingAreNone) { EXPECT_THAT(told({}, {}), IsEmpty()); }

}  // namespace
}  // namespace palimpsest
