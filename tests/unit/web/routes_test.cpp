#include "web/routes.hpp"

#include "fake_room.hpp"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kHost = "127.0.0.1:8080";
constexpr const char* kOrigin = "http://127.0.0.1:8080";

class RoutesTest : public testing::Test {
 protected:
  AnswerPointer get(const std::string& target) { return routes.answer({"GET", target, kHost}); }

  FakeRoom room;
  Routes routes{room, AllowedNames(8080, ""), {true, true}};
  Routes closed{room, AllowedNames(8080, ""), {}};
  Routes open_to_all{room, AllowedNames(8080, "https://reading.example"), {}};
};

const char* const kPages[] = {"/",
                              "/?release=%22%3E%3Cscript%3E&agency=%27&status=%3C&first=3",
                              "/d/299-1",
                              "/d/299-1@2017-11-03/1",
                              "/d/299-1@2017-11-03/3",
                              "/compare/299-1?before=%3Cscript%3E&after=2018",
                              "/search",
                              "/search?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&release=%22%3E",
                              "/search?q=(",
                              "/table",
                              "/statistics?by=code",
                              "/d/nobody",
                              "/nowhere"};

TEST_F(RoutesTest, LetsNoTextOfADocumentOrARequestBecomeMarkup) {
  const std::regex script("<script(?! src=\"/assets/[a-z.]+\" defer></script>)");
  const std::regex handler("<[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+=");
  for (const char* target : kPages) {
    const auto answer = get(target);
    EXPECT_EQ(answer->type, "text/html; charset=utf-8") << target;
    EXPECT_THAT(answer->bytes, Not(HasSubstr("<script>"))) << target;
    EXPECT_THAT(answer->bytes, Not(HasSubstr("<img src=x"))) << target;
    EXPECT_THAT(answer->bytes, Not(HasSubstr("\x1b"))) << target;
    EXPECT_THAT(answer->bytes, Not(HasSubstr("<style"))) << target;
    EXPECT_THAT(answer->bytes, Not(HasSubstr(" style="))) << target;
    EXPECT_FALSE(std::regex_search(answer->bytes, script)) << target;
    EXPECT_FALSE(std::regex_search(answer->bytes, handler)) << target;
    for (const auto& [name, value] : answer->headers) {
      EXPECT_EQ(value.find_first_of("\r\n"), std::string::npos) << target << name;
    }
  }
}

TEST_F(RoutesTest, AnswersUnderItsOwnNamesAlone) {
  for (const char* host : {"", "evil.example", "127.0.0.1:8081", "127.0.0.1"}) {
    EXPECT_EQ(routes.answer({"GET", "/", host})->status, 421) << host;
  }
  EXPECT_EQ(get("/")->status, 200);
  EXPECT_EQ(routes.answer({"GET", "/", "localhost:8080"})->status, 200);
}

TEST_F(RoutesTest, AnswersNoPageOfAnotherOrigin) {
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:8080"}) {
    EXPECT_EQ(routes.answer({"GET", "/search.json?q=a", kHost, origin})->status, 403) << origin;
    EXPECT_EQ(routes.answer({"GET", "/iiif/299-1@2017/manifest", kHost, origin})->status, 403);
  }
  EXPECT_EQ(routes.answer({"GET", "/search.json?q=a", kHost, kOrigin})->status, 200);
}

TEST_F(RoutesTest, LetsEveryOriginEmbedManifestsOfAPublishedRoom) {
  const auto answer = open_to_all.answer(
      {"GET", "/iiif/299-1@2017/manifest", "reading.example", "https://mirador"});
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(answer->headers,
              testing::Contains(testing::Pair("Access-Control-Allow-Origin", "*")));
  EXPECT_THAT(answer->bytes, HasSubstr("https://reading.example/iiif/"));
  EXPECT_EQ(open_to_all.answer({"GET", "/d/299-1", "reading.example", "https://mirador"})->status,
            403);
  for (const auto& [name, value] : get("/iiif/299-1@2017/manifest")->headers) {
    EXPECT_NE(name, "Access-Control-Allow-Origin");
  }
}

TEST_F(RoutesTest, KnowsNoOtherMethods) {
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", ""}) {
    EXPECT_EQ(routes.answer({method, "/", kHost})->status, 405) << method;
  }
  EXPECT_EQ(routes.answer({"HEAD", "/", kHost})->status, 200);
}

TEST_F(RoutesTest, AnswersInStatuses) {
  EXPECT_EQ(get("/d/nobody")->status, 404);
  EXPECT_EQ(get("/d/299-1@2017-11-03/9")->status, 404);
  EXPECT_EQ(get("/d/299-1@2017-11-03/0")->status, 404);
  EXPECT_EQ(get("/d/299-1@2017-11-03/x")->status, 404);
  EXPECT_EQ(get("/d/299-1/2")->status, 404);
  EXPECT_EQ(get("/assets/../routes.cpp")->status, 400);
  EXPECT_EQ(get("/assets/nothing.css")->status, 404);
  EXPECT_EQ(get("/iiif/image/299-1@2017:3/info.json")->status, 404);  // not shown
  EXPECT_EQ(get("/iiif/image/299-1@2017:1/full/9999,/0/default.jpg")->status, 400);
  EXPECT_EQ(get("/iiif/image/299-1@2017:1/full/max/0/default.jpg")->type, "image/jpeg");
  EXPECT_EQ(get("/iiif/image/299-1@2017:1")->status, 303);
  EXPECT_EQ(get("/search?q=" + std::string(600, 'a'))->status, 200);  // says why not
}

TEST_F(RoutesTest, LeadsFormerNamesToTheirPlace) {
  const auto document = get("/d/alias");
  EXPECT_EQ(document->status, 301);
  EXPECT_THAT(document->headers, testing::Contains(testing::Pair("Location", "/d/299-1")));
  EXPECT_THAT(get("/d/299-0@2017/2")->headers,
              testing::Contains(testing::Pair("Location", "/d/299-1@2017/2")));
}

TEST_F(RoutesTest, DrawsAPageOnceForAllReadersUntilSomethingChanges) {
  (void)get("/");
  (void)get("/");
  EXPECT_EQ(room.asked, 1);
  room.now = "2";
  (void)get("/");
  EXPECT_EQ(room.asked, 2);
}

TEST_F(RoutesTest, HandsOutOriginalsOnlyWhereAsked) {
  EXPECT_EQ(get("/original/299-1@2017.pdf")->bytes, "%PDF-1.4");
  EXPECT_EQ(closed.answer({"GET", "/original/299-1@2017.pdf", kHost})->status, 404);
}

std::string token_in(const std::string& page) {
  std::smatch found;
  EXPECT_TRUE(
      std::regex_search(page, found, std::regex("name=\"token\" value=\"([0-9a-f]{32})\"")));
  return found[1];
}

TEST_F(RoutesTest, KeepsAnAnnotationOfItsOwnPages) {
  const std::string token = token_in(get("/d/299-1@2017-11-03/1")->bytes);
  const std::string form =
      "token=" + token + "&document=299-1&release=2017-11-03&page=1&redaction=r2&by=A.+Reader";
  const auto post = [&](const std::string& body, std::optional<std::string> origin) {
    return routes.answer({"POST", "/annotate", kHost, std::move(origin), body})->status;
  };
  EXPECT_EQ(post(form + "&act=confirm", std::nullopt), 403);
  EXPECT_EQ(post(form + "&act=confirm", "http://evil.example"), 403);
  EXPECT_EQ(post("act=confirm&document=299-1", kOrigin), 403);
  EXPECT_EQ(post(form + "&act=delete", kOrigin), 400);
  EXPECT_EQ(post("%", kOrigin), 400);
  EXPECT_TRUE(room.said.empty());
  EXPECT_EQ(post(form + "&act=correct&codes=%28b%29%281%29&kind=solid", kOrigin), 303);
  ASSERT_EQ(room.said.size(), 1U);
  EXPECT_EQ(room.said[0].page, (PlaceName{"299-1", "2017-11-03", 1}));
  EXPECT_EQ(room.said[0].by, "A. Reader");
  EXPECT_EQ(room.said[0].codes, "(b)(1)");
  EXPECT_EQ(room.said[0].act, Annotation::kCorrect);
}

TEST_F(RoutesTest, LetsNobodyAnnotateTooOften) {
  const std::string token = token_in(get("/d/299-1@2017-11-03/1")->bytes);
  int last = 0;
  for (int i = 0; i < 40; ++i) {
    last = routes
               .answer({"POST", "/annotate", kHost, kOrigin,
                        "token=" + token +
                            "&document=299-1&release=2017&page=1&redaction=r2&by=A"
                            "&act=confirm"})
               ->status;
  }
  EXPECT_EQ(last, 429);
  EXPECT_LE(room.said.size(), 32U);
}

TEST_F(RoutesTest, LetsNobodySearchOrCompareTooOften) {
  const auto refused = [&](const std::string& address) {
    int count = 0;
    for (int i = 0; i < 3000; ++i) {
      count += get(address + std::to_string(i))->status == 429 ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(get("/search?q=kept")->status, 200);
  EXPECT_EQ(get("/compare/299-1?first=1")->status, 200);
  EXPECT_GT(refused("/search?q=a"), 0);
  EXPECT_GT(refused("/search.json?q=a"), 0);
  EXPECT_GT(refused("/compare/299-1?first=2"), 0);
  EXPECT_EQ(get("/search?q=kept")->status, 200);
  EXPECT_EQ(get("/compare/299-1?first=1")->status, 200);
  EXPECT_EQ(get("/search")->status, 200);
  EXPECT_EQ(get("/d/299-1@2017-11-03/1")->status, 200);
}

TEST_F(RoutesTest, AsksAgainForAComparisonThatIsBeingMade) {
  room.is_compared = false;
  const auto waiting = get("/compare/299-1");
  EXPECT_EQ(waiting->status, 202);
  EXPECT_THAT(waiting->bytes, HasSubstr("data-again"));
  room.is_compared = true;
  EXPECT_EQ(get("/compare/299-1")->status, 200);
  EXPECT_THAT(get("/compare/299-1")->bytes, Not(HasSubstr("data-again")));
}

TEST_F(RoutesTest, LetsReadersWaitForAComparisonAsOftenAsTheyAsk) {
  const auto last_status = [&](const std::string& address) {
    int status = 0;
    for (int i = 0; i < 200; ++i) status = get(address)->status;
    return status;
  };
  EXPECT_EQ(last_status("/compare/nobody"), 404);
  room.is_compared = false;
  room.is_begun = true;
  EXPECT_EQ(last_status("/compare/299-1"), 202);
  room.is_begun = false;
  EXPECT_EQ(get("/compare/299-1")->status, 202);
  EXPECT_EQ(last_status("/compare/299-1"), 429);
  room.is_begun = true;
  EXPECT_EQ(get("/compare/299-1")->status, 202);
}

TEST_F(RoutesTest, LooksAtOriginalsAgainAfterAWhileAndSaysWhenItDid) {
  room.words = "2026-11-29T20:15:00Z";
  for (const char* target : {"/d/299-1", "/d/299-1@2017-11-03/1"}) {
    const auto answer = get(target);
    EXPECT_TRUE(answer->kept_for) << target;
    EXPECT_THAT(answer->bytes, HasSubstr("Looked at on <time>2026-11-29T20:15:00Z</time>"))
        << target;
  }
}

TEST_F(RoutesTest, OffersNoAnnotationWhereNoneIsKept) {
  EXPECT_THAT(closed.answer({"GET", "/d/299-1@2017-11-03/1", kHost})->bytes,
              Not(HasSubstr("<form class=\"annotate\"")));
  EXPECT_EQ(closed.answer({"POST", "/annotate", kHost, kOrigin, "token=&act=confirm"})->status,
            404);
}

}  // namespace
}  // namespace palimpsest::web
