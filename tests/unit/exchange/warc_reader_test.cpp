#include "exchange/warc/warc_reader.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "exchange/warc/warc_digests.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

namespace palimpsest::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::uint64_t kMost = 1 << 20;

std::string gzip_member(const std::string& text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(text.size() + 200, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct RecordParts {
  std::string version = "1.0";
  std::string type = "response";
  std::string fields = {};  // further ones
  std::string block = {};
};

std::string record_of(const RecordParts& parts) {
  return "WARC/" + parts.version + "\r\nWARC-Type: " + parts.type +
         "\r\nWARC-Target-URI: <https://archives.example/a.pdf>\r\n"
         "WARC-Date: 2025-03-18T20:15:00.123456Z\r\n" +
         parts.fields + "Content-Length: " + std::to_string(parts.block.size()) + "\r\n\r\n" +
         parts.block + "\r\n\r\n";
}

std::string http(const std::string& fields, const std::string& body, int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\n" + fields + "\r\n" + body;
}

class ReadWarc : public ::testing::Test {
 protected:
  std::vector<WarcResponse> read(const std::string& bytes, std::uint64_t most = kMost) {
    const auto path = folder_.path() / "a.warc";
    write_file_durably(path, bytes, std::filesystem::perms::owner_read);
    WarcReader reader(path);
    std::vector<WarcResponse> responses;
    while (auto response = reader.next(most)) responses.push_back(std::move(*response));
    return responses;
  }

  void expect_refused(const std::string& bytes, const std::string& why) {
    try {
      (void)read(bytes);
      FAIL() << why;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      EXPECT_THAT(error.what(), HasSubstr(why));
    }
  }

  test::TemporaryFolder folder_;
};

TEST_F(ReadWarc, GivesTheFileThatAResponseBrought) {
  const std::string block = http("Content-Type: application/pdf\r\n", "%PDF-1.4 \r\n\r\n x");
  const auto responses =
      read(record_of({"1.0", "warcinfo", "", "software: x\r\n"}) + record_of({.block = block}) +
           record_of({"1.1", "response", "", block}));
  ASSERT_EQ(responses.size(), 2U);
  EXPECT_EQ(responses[0].payload, "%PDF-1.4 \r\n\r\n x");
  EXPECT_EQ(responses[0].url, "https://archives.example/a.pdf");
  EXPECT_EQ(responses[0].time, Instant::parse("2025-03-18T20:15:00Z"));
  EXPECT_EQ(responses[0].head + responses[0].payload + "\r\n\r\n", record_of({.block = block}));
}

TEST_F(ReadWarc, ReadsAGzipMemberForEachRecord) {
  const std::string long_body(300000, 'x');
  const auto responses = read(gzip_member(record_of({.block = http("", "first")})) +
                              gzip_member(record_of({.block = http("", long_body)})) +
                              gzip_member(record_of({.block = http("", "last")})));
  ASSERT_EQ(responses.size(), 3U);
  EXPECT_EQ(responses[1].payload, long_body);
  EXPECT_EQ(responses[2].payload, "last");
}

TEST_F(ReadWarc, TakesTheCodingsOfTheTransferOff) {
  const auto responses =
      read(record_of({.block = http("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n")}) +
           record_of({.block = http("Content-Encoding: gzip\r\n", gzip_member("packed"))}));
  ASSERT_EQ(responses.size(), 2U);
  EXPECT_EQ(responses[0].payload, "abc");
  EXPECT_EQ(responses[1].payload, "packed");
}

// Writers that store the body without its codings leave them in the head.
TEST_F(ReadWarc, TakesABodyAsItCameWhereItsCodingsAreNotThere) {
  for (const char* fields :
       {"Content-Encoding: br\r\n", "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"}) {
    const std::string record = record_of({.block = http(fields, "%PDF-1.4\nplain")});
    const auto responses = read(record);
    ASSERT_EQ(responses.size(), 1U) << fields;
    EXPECT_EQ(responses[0].payload, "%PDF-1.4\nplain") << fields;
    EXPECT_EQ(responses[0].head + responses[0].payload + "\r\n\r\n", record);
  }
  const auto half =
      read(record_of({.block = http("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
                                    gzip_member("packed"))}));
  ASSERT_EQ(half.size(), 1U);
  EXPECT_EQ(half[0].payload, "packed");
}

TEST_F(ReadWarc, PassesOverWhatBringsNoFile) {
  EXPECT_THAT(read(record_of({.type = "request", .block = http("", "x")}) +
                   record_of({.type = "revisit", .block = http("", "x")}) +
                   record_of({.block = http("", "not found", 404)})),
              IsEmpty());
  EXPECT_THAT(read(record_of({.block = http("", std::string(500, 'x'))}), 100), IsEmpty());
}

TEST_F(ReadWarc, NamesWhatIsNoWebArchiveOrDamaged) {
  const std::string good = record_of({.block = http("", "x")});
  expect_refused("%PDF-1.4\n", "record 1 of");
  expect_refused(good + "WARC/0.9\r\n\r\n", "record 2 of");
  expect_refused(good.substr(0, good.size() - 6), "cut short");
  expect_refused("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "no length");
  expect_refused("WARC/1.0\r\nWARC-Type: response\r\n", "does not end");
  const std::string packed = gzip_member(good);
  expect_refused(packed.substr(0, packed.size() - 3), "cut short");
  std::string flipped = packed;
  flipped[packed.size() / 2] ^= 0x20;
  EXPECT_THROW((void)read(flipped), Error);
}

TEST_F(ReadWarc, ComparesDeclaredDigestsOfEveryForm) {
  const std::string block = http("", "abc");
  // SHA-1 of "abc" in base 32.
  const auto responses =
      read(record_of({"1.0", "response",
                      "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"
                      "WARC-Block-Digest: sha256:" +
                          checksum_of(ChecksumKind::kSha256, block) + "\r\n",
                      block}) +
           record_of({"1.0", "response",
                      "WARC-Payload-Digest: sha1:AGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"
                      "WARC-Block-Digest: blake9:1234\r\n",
                      block}));
  ASSERT_EQ(responses.size(), 2U);
  EXPECT_THAT(check_digests(responses[0]).agreed,
              ElementsAre("WARC-Block-Digest sha256", "WARC-Payload-Digest sha1"));
  EXPECT_THAT(check_digests(responses[0]).differing, IsEmpty());
  EXPECT_THAT(check_digests(responses[1]).agreed, IsEmpty());
  EXPECT_THAT(check_digests(responses[1]).differing, ElementsAre("WARC-Payload-Digest sha1"));
}

TEST_F(ReadWarc, TakesAPayloadDigestOfEitherForm) {
  const std::string chunks = "3\r\nabc\r\n0\r\n\r\n";
  const std::string block = http("Transfer-Encoding: chunked\r\n", chunks);
  for (const std::string& meant : {chunks, std::string("abc")}) {
    const auto responses = read(record_of(
        {"1.0", "response",
         "WARC-Payload-Digest: md5:" + checksum_of(ChecksumKind::kMd5, meant) + "\r\n", block}));
    ASSERT_EQ(responses.size(), 1U);
    EXPECT_THAT(check_digests(responses[0]).agreed, ElementsAre("WARC-Payload-Digest md5"));
  }
}

}  // namespace
}  // namespace palimpsest::exchange
