// Records that nobody wrote with this program.
#include "base/error.hpp"
#include "record/diff_record.hpp"
#include "record/document_record.hpp"
#include "record/page_record.hpp"
#include "record/revision_record.hpp"
#include "sample_values.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using ::testing::HasSubstr;

// Returns the page example with the first `old_part` replaced.
std::string page_with(const std::string& old_part, const std::string& new_part) {
  std::string text = page_to_json(test::sample_page());
  const std::size_t at = text.find(old_part);
  EXPECT_NE(at, std::string::npos) << old_part;
  return text.replace(at, old_part.size(), new_part);
}

// Returns the message with which a page is refused; empty when it is taken.
std::string refusal(const std::string& text) {
  try {
    static_cast<void>(parse_page(text));
    return "";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kIntegrity) << error.what();
    return error.what();
  }
}

TEST(HostileRecord, IsRefusedWithTheNameOfItsField) {
  EXPECT_THAT(refusal(page_with("\"number\": 2", "\"number\": \"2\"")), HasSubstr("number"));
  EXPECT_THAT(refusal(page_with("140.08, 84.3, 96", "140.08, 84.3, 101")),
              HasSubstr("words[0][0][5]"));
  EXPECT_THAT(refusal(page_with("\"lines\": 2", "\"lines\": -2")),
              HasSubstr("redactions[0].lines"));
  EXPECT_THAT(refusal(page_with("\"lines\": 2", "\"rows\": 2")), HasSubstr("redactions[0]"));
}

TEST(HostileRecord, WithANumberOutOfRangeIsRefused) {
  for (const char* number : {"1e400",
                             "-1e400",
                             "1e20",
                             "99999999999999999999",
                             "18446744073709551615",
                             "2147483648",
                             "-1",
                             "0",
                             "1.5",
                             "1e-3",
                             "NaN",
                             "Infinity",
                             "-Infinity",
                             "nan",
                             "0x10",
                             "+1",
                             "01",
                             "1.",
                             ".5",
                             "",
                             "true",
                             "null",
                             "[]",
                             "{}",
                             "\"1\""}) {
    EXPECT_NE(refusal(page_with("\"number\": 2", std::string("\"number\": ") + number)), "")
        << number;
  }
  for (const char* number : {"21474836.48", "-21474836.49", "1e300", "9223372036854775808",
                             "12.345", "0.001", "NaN", "1e400", "null"}) {
    EXPECT_NE(refusal(page_with("140.08", number)), "") << number;
  }
  for (const char* number : {"1.0001", "-0.0001", "1e9", "NaN"}) {
    EXPECT_NE(refusal(page_with("0.97", number)), "") << number;
  }
}

TEST(HostileRecord, WithAKeyTwiceIsRefused) {
  EXPECT_THAT(refusal(page_with("\"number\": 2", "\"number\": 2, \"number\": 2")),
              HasSubstr("twice"));
}

TEST(HostileRecord, ThatIsNestedTooDeeplyIsRefused) {
  EXPECT_THAT(refusal(std::string(1'000'000, '[')), HasSubstr("nested"));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  EXPECT_THAT(refusal(objects), HasSubstr("nested"));
}

TEST(HostileRecord, ThatIsNoJsonIsRefused) {
  for (const char* text : {"", " ", "{", "{}", "[]", "null", "7", "\"\"", "{\"number\": }", "{} {}",
                           "{'a': 1}", "{\"a\": \"\xFF\"}", "{\"a\": 1,}", "// a\n{}"}) {
    EXPECT_NE(refusal(text), "") << text;
  }
  EXPECT_NE(refusal(std::string("{\0}", 3)), "");
  EXPECT_NE(refusal(page_to_json(test::sample_page()) + "{}"), "");
}

TEST(HostileRecord, ThatIsCutAnywhereIsRefused) {
  const std::string text = page_to_json(test::sample_page());
  for (std::size_t size = 0; size + 2 < text.size(); size += 7) {
    EXPECT_NE(refusal(text.substr(0, size)), "") << size;
  }
}

TEST(HostileRecord, WithMillionsOfFaultsIsRefusedWithoutCollectingThem) {
  std::string words = "\"words\": [";
  for (int i = 0; i < 2'000'000; ++i) words += "7,";
  const std::string message = refusal(page_with("\"words\": [", words));
  EXPECT_THAT(message, HasSubstr("breaks its schema"));
}

TEST(HostileRecord, IsNotQuotedAtLengthNorWithControlBytes) {
  const std::string key = "\\u001b[31m" + std::string(100'000, 'x');
  const std::string message = refusal(page_with("\"number\"", "\"" + key + "\": 1, \"number\""));
  EXPECT_LT(message.size(), 500U);
  EXPECT_EQ(message.find('\x1b'), std::string::npos);
  EXPECT_LT(refusal("\"" + std::string(100'000, 'x')).size(), 500U);
}

TEST(HostileRecord, WithUnequalCodesAndDetailsIsRefused) {
  EXPECT_THAT(refusal(page_with(R"~(["3.3(h)(2)", "(b)(1)"])~", R"~(["3.3(h)(2)"])~")),
              HasSubstr("code_details"));
}

TEST(HostileRecord, WithAnIdThatLeavesItsFolderIsRefused) {
  for (const char* id : {"..", "a..b", "a/b", "changes", "x.lock", "", "-a", "a\\u0000", "a\\n"}) {
    const std::string text =
        std::string("{\"aliases\": [], \"metadata\": [], \"id\": \"") + id + "\"}";
    EXPECT_THROW(static_cast<void>(parse_document(text)), Error) << id;
  }
}

TEST(HostileRecord, WithAnOverlongIdIsRefusedWithoutExhaustingTheStack) {
  const std::string id(10'000'000, 'a');
  EXPECT_THROW(static_cast<void>(parse_release("{\"id\": \"" + id + "\"}")), Error);
}

}  // namespace
}  // namespace palimpsest::record
