#include "base/error.hpp"
#include "index/index.hpp"
#include "index/search/text_tables.hpp"
#include "unit/index/indexed_commit.hpp"

#include <functional>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAreArray;

// Words of one width, a line for each of `lines`.
PageText page(const std::vector<std::string>& lines, std::vector<std::string> codes = {}) {
  PageText page{{}, std::move(codes), false};
  page.is_redacted = !page.codes.empty();
  for (const std::string& line : lines) {
    std::istringstream words(line);
    Line& placed = page.lines.emplace_back();
    for (std::string text; words >> text;) {
      const double left = 72 + 50.0 * static_cast<double>(placed.size());
      const double top = 100 + 20.0 * static_cast<double>(page.lines.size() - 1);
      placed.push_back({text, {points(left), points(top), points(left + 45), points(top + 12)}});
    }
  }
  return page;
}

class SearchTheIndex : public ::testing::Test {
 protected:
  SearchTheIndex() : index_(":memory:") {}

  static IndexedDocument document(
      const std::string& id, const std::vector<std::pair<std::string, std::vector<PageText>>>& of) {
    IndexedDocument document{{DocumentId(id), {}, {}}, {}, {}, {}, ""};
    for (const auto& [folder, pages] : of) {
      const ReleaseId release = release_of(RevisionFolder(folder));
      document.summary.revisions.push_back({RevisionFolder(folder),
                                            {release, "", "", "", "", {}},
                                            {},
                                            sha256_of(id + folder),
                                            static_cast<int>(pages.size()),
                                            0,
                                            0,
                                            {}});
      document.contents.emplace_back();
      document.pages.emplace_back();
      document.texts.push_back(pages);
    }
    return document;
  }

  void put(const std::vector<IndexedDocument>& documents) {
    Update update = index_.update();
    for (const IndexedDocument& each : documents) update.put(each);
    update.finish(kCommit);
  }

  [[nodiscard]] static SearchRequest of_query(const std::string& query) {
    SearchRequest request;
    request.query = query;
    return request;
  }

  [[nodiscard]] std::vector<std::string> found(const SearchRequest& request) const {
    std::vector<std::string> ids;
    for (const SearchHit& hit : index_.search(request).hits) ids.push_back(hit.document.text());
    return ids;
  }
  [[nodiscard]] std::vector<std::string> found(const std::string& query) const {
    return found(of_query(query));
  }

  Index index_;
};

TEST_F(SearchTheIndex, NamesThePageTheRegionAndTheWordsAround) {
  put({document(
      "A", {{"2018",
             {page({"nothing here"}), page({"the ambassador asked Baker", "about the plan"})}}})});
  const SearchOutcome outcome = index_.search(of_query("\"baker about\""));
  ASSERT_THAT(outcome.hits, SizeIs(1));
  const SearchHit& hit = outcome.hits.front();
  EXPECT_EQ(hit.release, "2018");
  EXPECT_EQ(hit.page, 2);
  EXPECT_THAT(hit.regions, ElementsAre(Region{points(222), points(100), points(267), points(112)},
                                       Region{points(72), points(120), points(117), points(132)}));
  EXPECT_THAT(hit.snippet,
              ElementsAre(SnippetPart{"the ambassador asked", false},
                          SnippetPart{"Baker about", true}, SnippetPart{"the plan", false}));
}

TEST_F(SearchTheIndex, GivesADocumentOnceAndTheNewestOfEqualReleases) {
  put({document("A", {{"2017", {page({"Baker came"})}}, {"2018", {page({"Baker came"})}}}),
       document("B", {{"2017", {page({"Baker"}), page({"other"})}}})});
  const SearchOutcome outcome = index_.search(of_query("baker"));
  EXPECT_EQ(outcome.documents, 2u);
  EXPECT_EQ(outcome.pages, 3u);
  ASSERT_THAT(outcome.hits, SizeIs(2));
  EXPECT_EQ(outcome.hits[0].document.text(), "A");
  EXPECT_EQ(outcome.hits[0].release, "2018");
  EXPECT_THAT(outcome.hits[0].releases, ElementsAre("2017", "2018"));
  EXPECT_EQ(outcome.hits[0].pages, 2u);
}

TEST_F(SearchTheIndex, UnderstandsOperatorsPrefixesAndDistance) {
  put({document("A", {{"r", {page({"Baker spoke of the expansion at length"})}}}),
       document("B", {{"r", {page({"Baker left Berlin"})}}}),
       document("C", {{"r", {page({"the expansion of Berlin"})}}})});
  EXPECT_THAT(found("Baker AND expansion"), ElementsAre("A"));
  EXPECT_THAT(found("Baker NOT Berlin"), ElementsAre("A"));
  EXPECT_THAT(found("length OR left"), ElementsAre("B", "A"));
  EXPECT_THAT(found("expan* berl*"), ElementsAre("C"));
  EXPECT_THAT(found("\"of berl*\""), ElementsAre("C"));
  EXPECT_THAT(found("baker NEAR/2 expansion"), IsEmpty());
  EXPECT_THAT(found("baker NEAR/3 expansion"), ElementsAre("A"));
  EXPECT_THAT(found("NEAR(spoke baker length, 6)"), ElementsAre("A"));
}

TEST_F(SearchTheIndex, SetsWordsThatStandTogetherAboveThoseFarApart) {
  std::string far = "Baker";
  for (int i = 0; i < 80; ++i) far += " word";
  put({document("FAR", {{"r", {page({far + " expansion"})}}}),
       document("NEAR", {{"r", {page({"word Baker word expansion"})}}}),
       document("ODD", {{"r", {page({far + " expansion"})}}})});
  EXPECT_EQ(found("Baker expansion").front(), "NEAR");
}

TEST_F(SearchTheIndex, TakesNewFactsOfADocumentAndLeavesItsPages) {
  IndexedDocument facts = document("A", {});
  facts.title = "Harvest";
  facts.aliases = {"docid:1"};
  put({document("A", {{"2018", {page({"Baker came"}, {"(b)(1)"})}}}), document("B", {})});
  for (const char* title : {"Harvest", "Quiet cable"}) {
    facts.title = title;
    Update update = index_.update();
    update.put_facts(facts);
    update.finish(kCommit);
    EXPECT_THAT(found(title), ElementsAre("A"));
    EXPECT_THAT(found("baker"), ElementsAre("A"));
    EXPECT_THAT(index_.documents_with_alias("docid:1"), ElementsAre(DocumentId("A")));
  }
  EXPECT_THAT(found("harvest"), IsEmpty());
  EXPECT_THAT(index_.files_with(sha256_of("A2018")), SizeIs(1));
}

TEST_F(SearchTheIndex, SetsATitleAndAnIdAboveAMention) {
  IndexedDocument titled = document("104-10001-10002", {{"r", {page({"nothing"})}}});
  titled.title = "MEMO ON OSWALD";
  titled.aliases = {"docid:32174879"};
  put({titled, document("B", {{"r", {page({"Oswald Oswald Oswald 104-10001-10002 32174879"})}}})});
  EXPECT_THAT(found("oswald"), ElementsAre("104-10001-10002", "B"));
  EXPECT_THAT(found("104-10001-10002"), ElementsAre("104-10001-10002", "B"));
  EXPECT_THAT(found("32174879"), ElementsAre("104-10001-10002", "B"));
  const SearchHit hit = index_.search(of_query("oswald")).hits.front();
  EXPECT_TRUE(hit.is_in_name);
  EXPECT_EQ(hit.page, 0);
  EXPECT_EQ(hit.title, "MEMO ON OSWALD");
}

TEST_F(SearchTheIndex, MakesNoDifferenceOfAccentsInAnyLanguage) {
  put({document("DE", {{"r", {page({"Müller aus der Straße"})}}}),
       document("ES", {{"r", {page({"la embajada en España"})}}}),
       document("RU", {{"r", {page({"Хрущёв и Королёв"})}}}),
       document("PL", {{"r", {page({"Wałęsa"})}}}), document("FI", {{"r", {page({"ﬁles"})}}}),
       document("NFD", {{"r", {page({"Mu\u0308nchen"})}}})});
  EXPECT_THAT(found("Muller Strasse"), ElementsAre("DE"));
  EXPECT_THAT(found("MÜLLER"), ElementsAre("DE"));
  EXPECT_THAT(found("espana"), ElementsAre("ES"));
  EXPECT_THAT(found("España"), ElementsAre("ES"));
  EXPECT_THAT(found("хрущев"), ElementsAre("RU"));
  EXPECT_THAT(found("ХРУЩЁВ"), ElementsAre("RU"));
  EXPECT_THAT(found("walesa"), ElementsAre("PL"));
  EXPECT_THAT(found("files"), ElementsAre("FI"));
  EXPECT_THAT(found("München"), ElementsAre("NFD"));
}

TEST_F(SearchTheIndex, FindsAnUmlautThatIsSpelledOut) {
  put({document("DE", {{"r", {page({"Mueller"})}}})});
  EXPECT_THAT(found("Müller"), ElementsAre("DE"));
}

TEST_F(SearchTheIndex, FindsMisreadWordsOnlyWhenAskedAndBelowTheTrueOnes) {
  put({document("MISREAD", {{"r", {page({"the governrnent of Bakcr"})}}}),
       document("TRUE", {{"r", {page({"the government of Baker"})}}})});
  EXPECT_THAT(found("government"), ElementsAre("TRUE"));
  SearchRequest request = of_query("government");
  request.is_fuzzy = true;
  EXPECT_THAT(found(request), ElementsAre("TRUE", "MISREAD"));
  request.query = "\"government of baker\"";
  EXPECT_THAT(found(request), ElementsAre("TRUE", "MISREAD"));
  EXPECT_THAT(index_.search(request).similar, ElementsAre("bakcr", "governrnent"));
  request.query = "government NEAR baker";
  EXPECT_THAT(found(request), ElementsAre("TRUE", "MISREAD"));
  request.query = "of NOT government";
  EXPECT_THAT(found(request), ElementsAre("MISREAD"));
}

TEST_F(SearchTheIndex, KeepsToTheFilters) {
  IndexedDocument first = document(
      "A", {{"2017", {page({"Baker"}, {"(b)(1)", "1.4(b)"})}}, {"2018", {page({"Baker"})}}});
  first.agency = "Central Intelligence Agency";
  first.date = EdtfDate::parse("1962-10-14");
  put({first, document("B", {{"2018", {page({"Baker"}, {"(b)(10)"})}}})});
  const auto with = [&](auto change) {
    SearchRequest request = of_query("baker");
    change(request.filter);
    return found(request);
  };
  EXPECT_THAT(with([](SearchFilter& f) { f.releases = {{ReleaseId("2017")}}; }), ElementsAre("A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.agency = "intelligence"; }), ElementsAre("A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.code = "b(1)"; }), ElementsAre("A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.code = "1.4"; }), ElementsAre("A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.code = "(b)(10)"; }), ElementsAre("B"));
  EXPECT_THAT(with([](SearchFilter& f) { f.only_redacted = true; }), ElementsAre("B", "A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.dates = {"19621000", "19621099"}; }), ElementsAre("A"));
  EXPECT_THAT(with([](SearchFilter& f) { f.dates = {"19630000", "19639999"}; }), IsEmpty());
  EXPECT_THAT(with([](SearchFilter& f) {
                f.only_redacted = true;
                f.releases = {{ReleaseId("2018")}};
              }),
              ElementsAre("B"));
}

// A hundred documents, of which a word stands on the pages or in the titles of all or of five: the
// revisions of five are looked up, those of all are read.
TEST_F(SearchTheIndex, FiltersAlikeByFewLookUpsAndByReadingAll) {
  std::vector<IndexedDocument> documents;
  for (int i = 0; i < 100; ++i) {
    const std::string rare = i % 20 == 0 ? " rare" : "", chosen = i % 20 == 0 ? " chosen" : "";
    const std::string release = i < 3 ? "2016" : i % 2 == 0 ? "2017" : "2018";
    documents.push_back(
        document("D" + std::to_string(i), {{release, {page({"x"}), page({"common" + rare})}}}));
    documents.back().agency = i % 4 == 0 ? "Central Intelligence Agency" : "Navy";
    documents.back().title = "Named" + chosen;
    documents.back().date = EdtfDate::parse(std::to_string(1900 + i));
    if (i < 3) documents.back().summary.revisions[0].release.agency = "Department of State";
  }
  put(documents);
  const auto of = [](std::optional<std::set<ReleaseId>> releases, const std::string& agency = "",
                     std::optional<DateRange> dates = {}) {
    SearchFilter filter;
    filter.releases = std::move(releases);
    filter.agency = agency;
    filter.dates = std::move(dates);
    return filter;
  };
  using Releases = std::set<ReleaseId>;
  const ReleaseId of_few("2016"), even("2017"), odd("2018");
  const std::vector<std::pair<SearchFilter, std::function<bool(int)>>> filters = {
      {of({}, "intelligence"), [](int i) { return i % 4 == 0; }},
      {of({}, "department"), [](int i) { return i < 3; }},
      {of({}, "army"), [](int) { return false; }},
      {of({}, "", {{"19100000", "19609999"}}), [](int i) { return i >= 10 && i <= 60; }},
      {of(Releases{of_few}), [](int i) { return i < 3; }},
      {of(Releases{even}), [](int i) { return i >= 3 && i % 2 == 0; }},
      {of(Releases{of_few, odd}), [](int i) { return i < 3 || i % 2 == 1; }},
      {of(Releases{even, ReleaseId("2018-2"), ReleaseId("12018")}),
       [](int i) { return i >= 3 && i % 2 == 0; }},
      {of(Releases{even}, "navy", {{"19200000", "19809999"}}),
       [](int i) { return i >= 20 && i <= 80 && i % 4 == 2; }},
  };
  for (std::size_t each = 0; each < filters.size(); ++each) {
    const auto& [filter, is_left] = filters[each];
    for (const std::string query : {"common", "rare", "named", "chosen"}) {
      std::vector<std::string> left;
      for (int i = 0; i < 100; ++i) {
        const bool has_word = query == "common" || query == "named" || i % 20 == 0;
        if (has_word && is_left(i)) left.push_back("D" + std::to_string(i));
      }
      SearchRequest request = of_query(query);
      request.filter = filter;
      request.limit = 100;
      EXPECT_THAT(found(request), UnorderedElementsAreArray(left)) << each << ": " << query;
    }
  }
}

TEST_F(SearchTheIndex, FindsNothingRestrictedForWhoeverDoesNotSayWhoAsks) {
  IndexedDocument sealed = document("SEALED", {{"r", {page({"Baker"})}}});
  sealed.restricted_until = "2031-01-01";
  put({sealed, document("OPEN", {{"r", {page({"Baker"})}}})});
  EXPECT_THAT(found("baker"), ElementsAre("OPEN"));
  EXPECT_THAT(found("sealed"), IsEmpty());
  SearchRequest request = of_query("baker");
  request.filter.open_on = "2030-12-31";
  EXPECT_THAT(found(request), ElementsAre("OPEN"));
  request.filter.open_on = "2031-01-01";
  EXPECT_THAT(found(request), ElementsAre("SEALED", "OPEN"));
  request.filter.open_on = "";
  request.filter.restricted = RestrictedHits::kIncluded;
  EXPECT_THAT(found(request), ElementsAre("SEALED", "OPEN"));
}

TEST_F(SearchTheIndex, ShowsTheNextBestPageOfADocumentWhoseBestIsHidden) {
  put({document("A",
                {{"2017", {page({"Baker"}), page({"Baker Baker Baker"}), page({"Baker Baker"})}},
                 {"2018", {page({"Baker"}), page({"Baker Baker Baker"})}}}),
       document("BAKER", {{"2017", {page({"Baker"})}}}),
       document("C", {{"2017", {page({"Baker Baker"})}}}),
       document("D", {{"2017", {page({"Baker"})}}})});
  SearchRequest request = of_query("baker");
  request.is_shown = [](const DocumentId& id, const std::string& folder, int number) {
    if (id.text() == "A") return folder == "2017" && number != 2;
    return id.text() == "D";
  };
  const SearchOutcome outcome = index_.search(request);
  EXPECT_TRUE(outcome.is_complete);
  ASSERT_THAT(outcome.hits, SizeIs(3));
  EXPECT_EQ(outcome.hits[0].document.text(), "BAKER");
  EXPECT_EQ(outcome.hits[0].page, 0);
  EXPECT_THAT(outcome.hits[0].snippet, IsEmpty());
  EXPECT_EQ(outcome.hits[1].document.text(), "A");
  EXPECT_EQ(outcome.hits[1].release, "2017");
  EXPECT_EQ(outcome.hits[1].page, 3);
  EXPECT_EQ(outcome.hits[2].document.text(), "D");
}

TEST_F(SearchTheIndex, PassesOverSoManyHiddenDocumentsAndSaysSo) {
  std::vector<IndexedDocument> hidden;
  for (int i = 0; i < 200; ++i) {
    hidden.push_back(document("H" + std::to_string(i), {{"r", {page({"Baker Baker"})}}}));
  }
  hidden.push_back(document("SHOWN", {{"r", {page({"Baker"})}}}));
  put(hidden);
  SearchRequest request = of_query("baker");
  int asked = 0;
  request.is_shown = [&](const DocumentId&, const std::string&, int) { return ++asked < 0; };
  const SearchOutcome outcome = index_.search(request);
  EXPECT_THAT(outcome.hits, IsEmpty());
  EXPECT_FALSE(outcome.is_complete);
  EXPECT_LT(asked, 100);
}

TEST_F(SearchTheIndex, SearchesWhatALaterReleaseOpened) {
  IndexedDocument one = document("A", {{"2017", {page({"x"})}}, {"2018", {page({"x station"})}}});
  one.compared = {{"2017", "2018"}};
  one.revealed = {{"2017",
                   "2018",
                   "c1",
                   ChangeStatus::kLifted,
                   {1, {points(1), points(2), points(3), points(4)}},
                   false,
                   {"(b)(1)"},
                   "Mexico City station",
                   "the",
                   "chief"},
                  {"2017",
                   "2018",
                   "c2",
                   ChangeStatus::kShrunk,
                   {1, {}},
                   true,
                   {"(b)(6)"},
                   "Jane Station",
                   "",
                   ""}};
  put({one, document("B", {{"2017", {page({"station"})}}, {"2018", {page({"station"})}}})});
  SearchRequest request = of_query("station");
  request.text = SearchedText::kRevealed;
  const SearchOutcome outcome = index_.search(request);
  ASSERT_THAT(outcome.hits, SizeIs(1));
  EXPECT_EQ(outcome.pages, 1u);
  EXPECT_EQ(outcome.unheard, 1u);
  EXPECT_EQ(outcome.hits[0].revealed,
            (RevealedBy{"2017", "2018", "c1", ChangeStatus::kLifted, false}));
  EXPECT_EQ(outcome.hits[0].page, 1);
  request.is_shown = [](const DocumentId&, const std::string& after, int number) {
    return after != "2018" || number != 1;
  };
  EXPECT_THAT(found(request), IsEmpty());
  request.is_shown = {};
  request.includes_personal = true;
  EXPECT_EQ(index_.search(request).pages, 2u);
  request.filter.code = "(b)(6)";
  EXPECT_EQ(index_.search(request).hits[0].revealed->change, "c2");
  request.filter.releases = {{ReleaseId("2017")}};
  EXPECT_THAT(found(request), IsEmpty());
}

TEST_F(SearchTheIndex, ForgetsWhatIsReplacedRemovedOrCleared) {
  put({document("A", {{"r", {page({"Baker"}), page({"second"})}}}),
       document("B", {{"r", {page({"Baker"})}}})});
  put({document("A", {{"r", {page({"Miller"})}}})});
  EXPECT_THAT(found("baker"), ElementsAre("B"));
  EXPECT_THAT(found("second"), IsEmpty());
  EXPECT_THAT(found("miller"), ElementsAre("A"));
  Update update = index_.update();
  update.remove(DocumentId("B"));
  update.finish(kCommit);
  EXPECT_THAT(found("baker"), IsEmpty());
  Update again = index_.update();
  again.clear();
  again.put(document("C", {{"r", {page({"Baker"})}}}));
  again.finish(kCommit);
  EXPECT_THAT(found("miller"), IsEmpty());
  EXPECT_THAT(found("baker"), ElementsAre("C"));
}

TEST_F(SearchTheIndex, LooksIntoTheOlderTablesForRareWordsAndNotForCommonOnes) {
  std::vector<PageText> many(static_cast<std::size_t>(kPagesOfShard), page({"common"}));
  many.front() = page({"common rare"});
  put({document("OLD", {{"r", many}}), document("NEW", {{"r", many}})});
  EXPECT_EQ(index_.search(of_query("rare")).pages, 2u);
  EXPECT_TRUE(index_.search(of_query("rare")).is_complete);
  SearchRequest request = of_query("common");
  EXPECT_FALSE(index_.search(request).is_complete);
  request.ranks_all = true;
  EXPECT_TRUE(index_.search(request).is_complete);
  EXPECT_EQ(index_.search(request).pages, 2 * many.size());
}

TEST_F(SearchTheIndex, NeverShowsAnErrorOfTheDatabase) {
  put({document("A", {{"r", {page({"Baker"})}}})});
  for (const std::string query :
       {"a'b", "body:x", "^baker", "-baker", "{a b}: c", "a + b", "\"\"\"", "baker\\", "%", "a;b",
        "AND", "x NEAR/2", "*", "''", "a*b*c", "NEAR(", ")("}) {
    try {
      (void)found(query);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage) << query << ": " << error.what();
    }
  }
}

}  // namespace
}  // namespace palimpsest::index
