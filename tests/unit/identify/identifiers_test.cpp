#include "identify/identifiers/identifiers.hpp"

#include "base/error.hpp"
#include "identify/codes.hpp"
#include "identify/forms/form_fields.hpp"
#include "identify/withheld/withheld_sheet.hpp"
#include "page_lines.hpp"
#include "support/letter.hpp"
#include "support/test_data.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

using test::kLetter;

Page page_of(const std::vector<Line>& lines) {
  Page page;
  page.number = 1;
  page.size = kLetter;
  page.lines = lines;
  page.form = find_form(lines, kLetter);
  return page;
}

std::vector<Identifier> found_at(const std::string& text, double top,
                                 const Identifiers& table = Identifiers()) {
  return table.on_page(page_of({line_at(text, 72, top)}));
}

std::vector<Identifier> numbers_at(const std::string& text, double top) {
  std::vector<Identifier> found = found_at(text, top);
  std::erase_if(found, [](const Identifier& each) {
    return each.kind != IdentifierKind::kDocument && each.kind != IdentifierKind::kCase;
  });
  return found;
}

// What is read at the edge of a page, as its aliases.
std::string at_edge(const std::string& text) {
  std::string all;
  for (const Identifier& each : numbers_at(text, 20))
    all += (all.empty() ? "" : " ") + alias_of(each);
  return all;
}

std::string alias_in_name(std::string_view name) {
  const auto numbers = Identifiers().in_file_name(name);
  return numbers.empty() ? "nothing" : alias_of(numbers.front());
}

TEST(NumberInFileName, FindsARecordNumberWhateverFollowsIt) {
  for (const char* name :
       {"124-10180-10295.pdf", "124-10180-10295_r2023.pdf", "124-10180-10295_multirif_redacted.pdf",
        "124-10180-10295[c00546914].pdf", "124-10180-10295 (C06932208).pdf"}) {
    EXPECT_EQ(alias_in_name(name), "124-10180-10295") << name;
  }
}

TEST(NumberInFileName, NamesTheSystemOfANumberThatDoesNotSayIt) {
  EXPECT_EQ(alias_in_name("docid-32174879.pdf"), "docid:32174879");
  EXPECT_EQ(alias_in_name("DOCID-32206291.PDF"), "docid:32206291");
  EXPECT_EQ(alias_in_name("C02022704.pdf"), "cia:C02022704");
  EXPECT_EQ(alias_in_name("DOC_0005992260.pdf"), "cia:C05992260");
  EXPECT_EQ(alias_in_name("F-2014-20439.pdf"), "state:F-2014-20439");
}

TEST(NumberInFileName, FindsACrestNumber) {
  EXPECT_EQ(alias_in_name("CIA-RDP79T00936A000600310003-4.pdf"), "CIA-RDP79T00936A000600310003-4");
  EXPECT_EQ(alias_in_name("cia-rdp84-00951r000100050005-3.pdf"), "CIA-RDP84-00951R000100050005-3");
}

TEST(NumberInFileName, FindsNothingInOtherNames) {
  for (const char* name : {"scan0001.pdf", "2124-10180-10295.pdf", "124-10180-102951.pdf",
                           "cib_02022704.pdf", "2023-06-27.pdf", ""}) {
    EXPECT_EQ(alias_in_name(name), "nothing") << name;
  }
}

// What the kinds of the public list are here; of the others all but one are codes.
const std::map<std::string, std::string> kSystemsOfExamples = {
    {"rif", "rif"},
    {"cia_cnumber", "cia"},
    {"cia_rdp", "crest"},
    {"nw_footer", "docid"},
    {"nsa_docid", "nsa"},
    {"nsa_refid", "nsa"},
    {"state_case", "state"},
    {"state_header", "state"},
    {"library_case", "library"},
    {"iscap", "iscap"},
    {"nw_case_date", "nara_case"},
    {"jfk_release_stamp", "jfk_release"},
    {"jfk_act_stamp", "jfk_act"},
    {"cia_release", "cia_release"},
    {"cia_sanitized", "cia_sanitized"},
    {"state_release", "state_release"},
    {"cia_comments_key", "comments_key"},
    {"banner", "banner"},
    {"portion", "portion"},
    {"impdet", "impdet"},
    {"decl_on", "declassify_on"},
    {"oadr", "declassify_on"},
    {"eo_num", "executive_order"},
};

bool has_system(const std::vector<Identifier>& found, const std::string& system) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Identifier& each) { return each.system == system; });
}

// Every example of the public list is recognised by the part of this module that it belongs to.
TEST(Identifiers, KnowEveryPublishedExample) {
  PALIMPSEST_REQUIRE_TEST_DATA(data);
  std::ifstream examples(*data / "formats" / "examples.tsv");
  ASSERT_TRUE(examples.is_open());
  int count = 0;
  for (std::string row; std::getline(examples, row); ++count) {
    const std::string text = row.substr(row.find('\t') + 1);
    const std::string kind = row.substr(0, row.find('\t'));
    const std::vector<Line> lines = {line_at(text, 72, 20)};
    const auto system = kSystemsOfExamples.find(kind);
    if (system != kSystemsOfExamples.end()) {
      EXPECT_TRUE(has_system(Identifiers().on_page(page_of(lines)), system->second)) << row;
    } else if (kind == "denied_pages") {
      EXPECT_TRUE(find_withheld_sheet(lines, kLetter)) << row;
    } else {
      EXPECT_FALSE(find_codes(lines).empty()) << row;
    }
  }
  EXPECT_GT(count, 50);
}

TEST(Identifiers, AreAllSeenWhereTheyFollowEachOther) {
  Page page = page_of({line_at("104-10004-10143", 72, 20), line_at("104-10004-10156", 72, 34),
                       line_at("104-10004-10177", 72, 48)});
  const std::vector<Identifier> found = Identifiers().on_page(page);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[1].text, "104-10004-10156");
  EXPECT_EQ(found[1].raw, "104-10004-10156");
  EXPECT_EQ(alias_in_name("104-10004-10143 104-10004-10156.pdf"), "104-10004-10143");
  EXPECT_EQ(Identifiers().in_file_name("104-10004-10143 104-10004-10156.pdf").size(), 2u);
}

// Rows of examples.tsv with the number that they hold.
TEST(Identifiers, WriteNumbersInTheirNormalForm) {
  EXPECT_EQ(at_edge("104-10003-10041"), "104-10003-10041");
  EXPECT_EQ(at_edge("NW 50955 DocId:32423526 Page 4"), "docid:32423526 nara:NW-50955");
  EXPECT_EQ(at_edge("HW 50955 Docld:32423526 Page 4"), "docid:32423526 nara:HW-50955");
  EXPECT_EQ(
      at_edge("UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05758461"),
      "state:F-2014-20439 state:C05758461");
  EXPECT_EQ(at_edge("Approved for Release: 2012/12/04 C02462959"), "cia:C02462959");
  EXPECT_EQ(at_edge("CIA-RDP84-00951R000100050005-3"), "CIA-RDP84-00951R000100050005-3");
  EXPECT_EQ(at_edge("Doc Ref ID: A4269359"), "nsa:A4269359");
  EXPECT_EQ(at_edge("Doc ID: 6879017"), "nsa:6879017");
  EXPECT_EQ(at_edge("2014-0546-M-Release-A"), "library:2014-0546-M-Release-A");
  EXPECT_EQ(at_edge("ISCAP Appeal No. 2015-071"), "iscap:2015-071");
}

TEST(Identifiers, UndoWhatRecognitionDoesToThem) {
  EXPECT_EQ(at_edge("I24-lO180-1O295"), "124-10180-10295");
  EXPECT_EQ(at_edge("424-10180-10295"), "124-10180-10295");
  EXPECT_EQ(at_edge("404—10004~10143"), "104-10004-10143");
  EXPECT_EQ(at_edge("NH 5O953 DociId: 3230364B Page 1"), "docid:32303648 nara:NH-50953");
  EXPECT_EQ(at_edge("CIA-ROP84B0O890R00050003000l-1"), "CIA-RDP84B00890R000500030001-1");
}

TEST(Identifiers, KnowEveryPrefixHoweverLikeOthersItLooks) {
  for (const char* prefix : {"104", "124", "178", "194", "198", "206"}) {
    const std::string number = std::string(prefix) + "-10477-10038";
    const std::vector<Identifier> found = numbers_at(number, 300);
    ASSERT_EQ(found.size(), 1u) << number;
    EXPECT_EQ(found[0].text, number);
    EXPECT_GT(found[0].confidence, 0.85) << number;
  }
}

TEST(Identifiers, KnowTheNumberOfAnAssessmentBesideTheDateInItsMasthead) {
  const auto found = numbers_at("7 April 2020 | | NICA 2020-027", 151);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].text, "NICA-2020-027");
  EXPECT_TRUE(numbers_at("as NICA 2020-027 said on 7 April 2020", 151).empty());
}

TEST(Identifiers, AreLessSureOfWhatWasRepaired) {
  const auto clean = numbers_at("124-10180-10295", 20);
  const auto repaired = numbers_at("424-1O180-10295", 20);
  ASSERT_EQ(clean.size(), 1u);
  ASSERT_EQ(repaired.size(), 1u);
  EXPECT_LT(repaired[0].confidence, clean[0].confidence);
  EXPECT_EQ(repaired[0].raw, "424-1O180-10295");
}

TEST(Identifiers, SeeNothingInWhatOnlyLooksLikeOne) {
  for (const char* text : {"22 November 1963",
                           "1963-11-22",
                           "11/22/1963 12:30",
                           "1963-1964",
                           "06/00/1975",
                           "202-555-0143",
                           "(202) 555-0143",
                           "+1 202 555 01432",
                           "456-2121 ext. 10234",
                           "Page 104 of 10004",
                           "- 12 -",
                           "pp. 104-10004",
                           "104-10",
                           "$104,100.04",
                           "USD 10,004,101",
                           "104.10004 10.143",
                           "38.8951 -77.0364",
                           "38-53-42 N 77-02-12 W",
                           "104-12345",
                           "20505-1234",
                           "123-45-6789",
                           "PO Box 10004-10143",
                           "C-47 12345678",
                           "Room 6E2914",
                           "F-104",
                           "F-86-2014",
                           "No. 2014-071",
                           "2012-0660",
                           "2012-13-F",
                           "CIA-RDP",
                           "CIA-RDP84B",
                           "DocId",
                           "NW 17th Street",
                           "HW 50955",
                           "Case 12",
                           "0123456789",
                           "104-1000-10143",
                           "104-100041-10143",
                           "999-10004-10143 in running text",
                           "P-51 D-20",
                           "M-16",
                           "A4 269359",
                           "UNIT 0045 STATE",
                           "1-202-456-1414",
                           "12-10004-10143",
                           "FM 100-5 1976"}) {
    EXPECT_TRUE(numbers_at(text, 400).empty())
        << text << ": " << alias_of(numbers_at(text, 400)[0]);
    EXPECT_TRUE(at_edge(text).empty() || std::string(text).starts_with("999"))
        << text << ": " << at_edge(text);
  }
}

TEST(Identifiers, SayWhatVouchesForThem) {
  const auto witness = [](const std::string& text, double top) {
    const auto found = numbers_at(text, top);
    return found.empty() ? "nothing" : std::string(name_of(found.front().witness));
  };
  EXPECT_EQ(witness("NW 50955 DocId:32423526 Page 4", 770), "footer");
  EXPECT_EQ(witness("Approved for Release: 2012/12/04 C02462959", 300), "stamp");
  EXPECT_EQ(witness("124-10180-10295", 20), "edge");
  EXPECT_EQ(witness("see 124-10180-10295", 400), "text");
}

TEST(Identifiers, TellStampsMarkingsAuthoritiesAndDates) {
  const auto system = [](const std::string& text) {
    const auto found = found_at(text, 20);
    return found.empty() ? "nothing" : found.front().system + "=" + found.front().text;
  };
  EXPECT_EQ(system("2022 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT"),
            "jfk_release=2022");
  EXPECT_EQ(system("Case#:NW 65990 Date: 11-01-2021"), "nara_case=NW-65990 11-01-2021");
  EXPECT_EQ(system("RELEASE IN PART"), "state_release=part");
  EXPECT_EQ(system("TOP SECRET//SI//NOFORN"), "banner=TOPSECRET//SI//NOFORN");
  EXPECT_EQ(system("E.O. 12958"), "executive_order=12958");
  EXPECT_EQ(system("Declassify On: 20621212"), "declassify_on=20621212");
  EXPECT_EQ(system("JFK64-16 : F9 : 1998.02.04.11:11:11:000000"),
            "comments_key=JFK64-16:F9:1998.02.04.11:11:11:000000");
}

TEST(Identifiers, TakeThePersonsOwnTableFirst) {
  const Identifiers table(
      "document\ttown\tplaced\t90\t-\t-\t\\bKA (<d>{4})/([0-9]{2})\\b\tKA-{1:digit}-{2}\n");
  const auto found = found_at("KA 12O4/77", 20, table);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(alias_of(found[0]), "town:KA-1204-77");
  EXPECT_DOUBLE_EQ(table.weight_of(found[0]), 0.9);
}

TEST(Identifiers, NameTheLineOfATableThatCannotBeUsed) {
  try {
    (void)Identifiers("# a comment\ndocument\ttown\tplaced\t90\t-\t-\t(\tx\n");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    EXPECT_NE(std::string(error.what()).find("line 2"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace palimpsest::identify
