#include "exchange/warc/http_head.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>

namespace palimpsest::exchange {
namespace {

TEST(ParseHttpHeads, TakesOneForEachRedirection) {
  const auto heads = parse_http_heads(
      "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\nHTTP/2 200\nContent-Length:  12 \nX: a\n b\n\n",
      "headers");
  ASSERT_EQ(heads.size(), 2U);
  EXPECT_EQ(heads[0].status, 301);
  EXPECT_EQ(heads[1].status, 200);
  EXPECT_EQ(heads[1].value("content-length"), "12");
  EXPECT_EQ(heads[1].value("x"), "a b");
  EXPECT_EQ(heads[1].value("etag"), "");
}

TEST(ParseHttpHeads, RefusesWhatIsNone) {
  for (const char* text : {"", "\n\n", "hello\n", "HTTP/1.1 ok\n", "HTTP/1.1 200 OK\nno colon\n",
                           "HTTP/1.1 200 OK\nA: b\n\n<html>\n"}) {
    EXPECT_THROW((void)parse_http_heads(text, "headers"), Error) << text;
  }
}

TEST(Unchunked, TakesChunksTogetherAndRefusesBrokenOnes) {
  EXPECT_EQ(unchunked("3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"), "abc0123456789");
  for (const char* text : {"", "abc", "5\r\nabc\r\n0\r\n", "3\r\nabcd\r\n0\r\n", "3\r\nabc\r\n"}) {
    EXPECT_EQ(unchunked(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace palimpsest::exchange
