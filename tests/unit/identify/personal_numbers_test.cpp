#include "identify/personal/personal_numbers.hpp"

#include "page_lines.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

std::string masked(const std::string& text) {
  std::string result;
  for (const Line& line : with_masked_numbers(lines_of(text))) {
    result += (result.empty() ? "" : "\n") + text_of(line);
  }
  return result;
}

bool is_masked(const std::string& text) { return masked(text) != text; }

TEST(PersonalNumbers, AreMaskedByTheirFormAlone) {
  EXPECT_EQ(masked("His number is 123-45-6789, they say."),
            "His number is [personal number], they say.");
  EXPECT_EQ(masked("pay to NL91 ABNA 0417 1643 00 today"), "pay to [personal number] today");
  EXPECT_EQ(masked("GB29 NWBK 6016 1331 9268 19 IS CLOSED"), "[personal number] IS CLOSED");
  for (const char* text :
       {"DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111", "378282246310005", "AB 12 34 56 C",
        "046-454-286", "756.9217.0769.85", "xxx-xx-6789", "RA 10716920"}) {
    EXPECT_EQ(masked(text), "[personal number]") << text;
  }
}

TEST(PersonalNumbers, AreMaskedByTheirLabel) {
  for (const char* text :
       {"SSN: 123 45 6789", "Social Security No. 123456789", "SS# 123456789",
        "U.S. passport No. 512345678 was issued", "Passport number C1234567",
        "Service No. RA 12 345 678", "Army serial number 12 345 678", "ASN O-1234567",
        "bank account number 00441 9230 17", "Acct. No. 8837-220-194", "BSN 123456782",
        "burgerservicenummer: 1234.56.782", "SIN 046 454 286", "National Insurance no. QQ123456C",
        "NHS number 943 476 5919", "driver's license no. D1234567", "123456789 (SSN)",
        "IBAN NL91ABNAO417164300"}) {
    EXPECT_TRUE(is_masked(text)) << text;
  }
}

TEST(PersonalNumbers, OfAListShareItsLabel) {
  EXPECT_EQ(masked("passports Nos. 51234567 and 61234568"),
            "passports Nos. [personal number] and [personal number]");
}

TEST(PersonalNumbers, AreMaskedThroughMisreadDigits) {
  for (const char* text :
       {"l23-45-67B9", "I23-4S-6789", "123—45—6789", "123- 45-6789", "SSN 12345-6789",
        "SSN 123-456789", "SSN: I23 4S 67B9", "478- -33-5410", "067- -09- (4153",
        "Social Security No.\n@51308177", "IBAN NL47.INGB 7807 1607 68", "HE 78 16 77°C was",
        "clear. Army\n' serial number 69272315. record", "passport number £56383497 was",
        "Social Security No. 26382656¢1", "Service No.\nUS 33 017 750 was. given",
        "4247\n8477 6284.1731"}) {
    EXPECT_TRUE(is_masked(text)) << text;
  }
}

TEST(PersonalNumbers, AreNoDatesAmountsOrNumbersOfRecords) {
  for (const char* text : {"124-10180-10295",
                           "NW 50955 DocId:32423526 Page 4",
                           "Case No. F-2014-20439",
                           "File No. 105-82555-4567",
                           "on 12-11-1963 and 1963-11-22",
                           "Tel. 202-555-0147",
                           "phone (202) 555-0147 or 555-0147",
                           "Washington, D.C. 20505-1234",
                           "$1,234,567.00",
                           "240 field radios",
                           "Box RA 107 and FR 1071692",
                           "some 123456789 dollars",
                           "grid 38S MB 1234 5678",
                           "coordinates 123456 654321",
                           "CIA-RDP79T00936A000600310003-4",
                           "C05758461",
                           "104-10004-10156",
                           "the passport was issued on 3 May 1962",
                           "cable 4471 of 14 June",
                           "Docket 123-45-6789",
                           "1960 1961 1962 1963",
                           "serial number C2766",
                           "F-2014-20439",
                           "the Social Security office, 202-555-0147",
                           "2015-0782-M-1",
                           "62-109060-1234",
                           "account of 14 June 1962",
                           "zaaknummer 123456782"}) {
    EXPECT_EQ(masked(text), text);
  }
}

TEST(PersonalNumbers, NeedTheirCheckDigitsWhereTheLabelIsFar) {
  const std::string far =
      "BSN of everyone who is named in this list of the ministry as being present: ";
  EXPECT_TRUE(is_masked(far + "123456782"));
  EXPECT_FALSE(is_masked(far + "123456783"));
}

TEST(PersonalNumbers, AreFoundBelowTheHeadOfTheirColumn) {
  std::vector<Line> lines = {line_at("NAME", 50, 50), line_at("FILE", 50, 70)};
  const Line label = line_at("PASSPORT", 300, 50);
  lines[0].insert(lines[0].end(), label.begin(), label.end());
  const Line number = line_at("51234567", 300, 150);
  lines.push_back(line_at("62109060", 50, 150));
  lines.back().insert(lines.back().end(), number.begin(), number.end());
  const std::vector<PersonalNumber> found = find_personal_numbers(lines);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "51234567");
  EXPECT_EQ(found[0].kind, "passport");
}

TEST(PersonalNumbers, KeepTheRegionOfTheirWords) {
  const std::vector<Line> lines =
      with_masked_numbers(std::vector<Line>{line_at("SSN 123 45 6789, born", 50, 50)});
  ASSERT_EQ(lines[0].size(), 3U);
  EXPECT_EQ(lines[0][1].text, "[personal number],");
  EXPECT_EQ(lines[0][1].region, (Region{points(90), points(50), points(210), points(60)}));
}

TEST(PersonalNumbers, FollowTheirLabelIntoTheNextLine) {
  EXPECT_EQ(masked("cable 4471 makes clear. account no.\n- Q056-819681-42. The delegation"),
            "cable 4471 makes clear. account no.\n- [personal number]. The delegation");
  EXPECT_EQ(masked("with his card 4288 6613\n0628 4831. Dr. Kessler"),
            "with his card [personal number]\n[personal number]. Dr. Kessler");
}

TEST(PersonalNumbers, LeaveOtherNumbersBehindThemAlone) {
  EXPECT_EQ(masked("bank account number 1234567890, he said. Washington, D.C. 20505-1234"),
            "bank account number [personal number], he said. Washington, D.C. 20505-1234");
  EXPECT_EQ(masked("passport No. 512345678 of 14 June 1962 in file 62109060"),
            "passport No. [personal number] of 14 June 1962 in file 62109060");
}

TEST(PersonalNumbers, GoOnInTheNextLine) {
  const std::vector<Line> lines = with_masked_numbers(
      std::vector<Line>{line_at("his number 123-45-", 50, 50), line_at("6789 and", 50, 70)});
  EXPECT_EQ(text_of(lines[0]), "his number [personal number]");
  EXPECT_EQ(text_of(lines[1]), "[personal number] and");
}

TEST(PersonalNumbers, AreMaskedWhereAWiderReadingFoundThem) {
  const std::vector<Line> wide = {line_at("passport 51234567 lost", 50, 50)};
  const std::vector<Line> narrow = {line_at("51234567 lost", 140, 50)};
  EXPECT_TRUE(may_hold_personal_number(narrow));
  const auto lines = with_masked_places(narrow, find_personal_numbers(wide));
  EXPECT_EQ(text_of(lines[0]), "[personal number] lost");
}

}  // namespace
}  // namespace palimpsest::identify
