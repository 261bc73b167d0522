#include "exchange/prov/prov.hpp"

#include "made_holdings.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace palimpsest::exchange {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

TEST(Prov, KeepsTheSourceOfEveryRevisionOfAnOriginal) {
  std::vector<HeldRevision> revisions = {
      held_revision("2016", "same", 1), held_revision("2017", "same", 2),
      held_revision("2018", "same", 3), held_revision("2019", "same", 4)};
  revisions[0].revision.claimed.source_url = "https://one.example/";
  revisions[1].revision.claimed.source_url = "https://other.example/";
  revisions[2].revision.claimed.source_url = "https://one.example/";
  const auto original = [](const std::string& text) {
    const Json value = Json::parse(text);
    return value["entity"]["palimpsest:original/" + sha256_of("same").hex()]["dcterms:source"];
  };
  EXPECT_EQ(original(prov_json(holdings_of(revisions))),
            Json({"https://one.example/", "https://other.example/"}));
  revisions[1].revision.claimed.source_url.clear();
  EXPECT_EQ(original(prov_json(holdings_of(revisions))), "https://one.example/");
}

TEST(Prov, NamesTheProgramThatDidAnActAndNotTheOneThatTells) {
  HeldRevision unknown = held_revision("2018", "b", 2);
  unknown.import->program.clear();
  const std::string text = prov_json(holdings_of({held_revision("2017", "a", 1), unknown}));
  EXPECT_THAT(text, Not(HasSubstr(kNew)));
  const Json value = Json::parse(text);
  std::size_t programs = 0;
  for (const Json& relation : value["wasAssociatedWith"]) {
    programs += relation["prov:agent"] == "palimpsest:software/palimpsest%200.0.9" ? 1 : 0;
  }
  EXPECT_EQ(programs, 2U);  // import and reading of the first
}

TEST(Prov, NamesTheProgramThatMadeADiff) {
  Holdings holdings = holdings_of({held_revision("2017", "a", 1), held_revision("2018", "b", 2)});
  HeldDiff diff{{RevisionFolder("2017")}, {RevisionFolder("2018")},
                Verdict::kOpened,         "documents/x/changes/2017..2018.json",
                sha256_of("diff"),        "m"};
  holdings.documents[0].diffs.diffs = {diff};
  const auto programs_of_diffs = [&] {
    const Json value = Json::parse(prov_json(holdings));
    std::vector<std::string> programs;
    for (const Json& relation : value["wasAssociatedWith"]) {
      const std::string activity = relation["prov:activity"];
      const std::string agent = relation["prov:agent"];
      if (activity.starts_with("palimpsest:compare/")) programs.push_back(agent);
    }
    return programs;
  };
  EXPECT_THAT(programs_of_diffs(), ::testing::IsEmpty());
  holdings.documents[0].diffs.diffs[0].making = Making{Instant{1700000000}, "palimpsest 0.0.7", ""};
  EXPECT_THAT(programs_of_diffs(),
              ::testing::ElementsAre("palimpsest:software/palimpsest%200.0.7"));
}

}  // namespace
}  // namespace palimpsest::exchange
