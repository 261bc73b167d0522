#include "lists/release_list.hpp"

#include "base/error.hpp"
#include "lists/cell_table.hpp"

#include <map>
#include <string>

#include <gmock/gmock.h>

namespace palimpsest::lists {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReleaseList read(const std::string& text, const std::string& mapping = "") {
  return release_list_of(read_cell_tables(text, "list.csv"), "list.csv",
                         parse_list_mapping(mapping, "mapping.tsv"));
}

// Returns the fields of the columns from the left; "" for one that is none.
std::vector<std::string> fields_of(const ReleaseList& list) {
  std::vector<std::string> fields;
  for (const ListColumn& column : list.columns) {
    fields.emplace_back(column.field ? name_of(*column.field) : "");
  }
  return fields;
}

TEST(ReleaseList, ReadsNamedColumnsInAnyOrder) {
  const ReleaseList list = read(
      "Title,Pages Released,NARA Release Date,Num Pages,Record Num,File Name\n"
      "A MEMO,7,08/24/2023,9,104-10001-10001,2023/08/104-10001-10001.pdf\n");
  EXPECT_THAT(fields_of(list),
              ElementsAre("title", "file_pages", "release_date", "paper_pages", "record", "file"));
  ASSERT_EQ(list.rows.size(), 1u);
  const ListRow& row = list.rows.front();
  EXPECT_EQ(row.number, 2u);
  EXPECT_EQ(row.text(ListField::kFile), "2023/08/104-10001-10001.pdf");
  EXPECT_EQ(row.find(ListField::kReleaseDate)->date->text(), "2023-08-24");
  EXPECT_EQ(row.find(ListField::kFilePages)->number, 7);
  EXPECT_EQ(row.find(ListField::kPaperPages)->number, 9);
  EXPECT_EQ(row.find(ListField::kAgency), nullptr);
}

TEST(ReleaseList, CellsDecideBeforeTheHeading) {
  const ReleaseList files = read(
      "Record Number,NARA Release Date\n104-10001-10001.pdf,03/18/2025\n"
      "104-10001-10002 (C06932208).pdf,03/18/2025\n");
  EXPECT_THAT(fields_of(files), ElementsAre("file", "release_date"));
  const ReleaseList swapped =
      read("File Name,Record Number\n104-10001-10001,104-10001-10001.pdf\n");
  EXPECT_THAT(fields_of(swapped), ElementsAre("record", "file"));
}

TEST(ReleaseList, DoesNotTakeTextForPagesOrDates) {
  const ReleaseList list = read(
      "Record Number,Pages Released,Doc Date\n104-10001-10001,see note,undated\n"
      "104-10001-10002,two,unknown\n");
  EXPECT_THAT(fields_of(list), ElementsAre("record", "", ""));
  EXPECT_EQ(list.columns[1].note, "its cells cannot be the file_pages");
}

TEST(ReleaseList, ReadsAListWithoutHeadings) {
  const ReleaseList list = read("104-10001-10001.pdf,03/18/2025\n104-10001-10002.mp3,03/18/2025\n");
  EXPECT_THAT(fields_of(list), ElementsAre("file", "release_date"));
  EXPECT_EQ(list.rows.size(), 2u);
  EXPECT_EQ(list.rows.front().number, 1u);
}

TEST(ReleaseList, FindsTheHeadingsBelowATitle) {
  const ReleaseList list =
      read("Records released in 2023,\n,\nRecord No.,Title\n104-10001-10001,A MEMO\n");
  EXPECT_THAT(fields_of(list), ElementsAre("record", "title"));
  ASSERT_EQ(list.rows.size(), 1u);
  EXPECT_EQ(list.rows.front().number, 4u);
}

TEST(ReleaseList, TheDatesOfTheListDecideTheOrderOfDayAndMonth) {
  const std::string heading = "Record Number,Release Date\n";
  const auto first_date = [&](const std::string& rows) {
    return read(heading + rows).rows.front().find(ListField::kReleaseDate)->date->text();
  };
  EXPECT_EQ(first_date("a-100001,03/04/2023\na-100002,25/04/2023\n"), "2023-04-03");
  EXPECT_EQ(first_date("a-100001,03/04/2023\na-100002,04/25/2023\n"), "2023-03-04");
}

TEST(ReleaseList, AMappingSaysWhatIsNotRecognised) {
  const std::string text = "Aktenzeichen,Seiten,Status,Freigabe\nB-123456,12,offen,03/04/2023\n";
  EXPECT_THROW((void)read(text), Error);
  const ReleaseList list = read(text,
                                "# columns of the archive\nAktenzeichen\trecord\n#2\tfile_pages\n"
                                "Freigabe\trelease_date\nstatus\t-\ndates\tday first\n");
  EXPECT_THAT(fields_of(list), ElementsAre("record", "file_pages", "", "release_date"));
  EXPECT_EQ(list.rows.front().find(ListField::kReleaseDate)->date->text(), "2023-04-03");
  EXPECT_EQ(list.columns[2].note, "left out by the mapping");
}

TEST(ReleaseList, AMappingThatCannotBeMeantNamesItsLine) {
  for (const std::string text : {"Title", "Title\tname", "#0\ttitle", "#x\ttitle"}) {
    try {
      (void)parse_list_mapping("# one\n" + text + "\n", "mapping.tsv");
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("line 2 of mapping.tsv"), std::string::npos);
    }
  }
}

TEST(ReleaseList, CountsRowsThatNameNothing) {
  const ReleaseList list = read("Record Number,Title\n104-10001-10001,A\n,B\n");
  EXPECT_EQ(list.rows.size(), 1u);
  EXPECT_THAT(list.skipped, ElementsAre(3u));
}

TEST(ReleaseList, OfTwoColumnsThatCouldBeTheSameTheLeftOneIs) {
  const ReleaseList list = read("Title,Title,Record Number\nA,B,104-10001-10001\n");
  EXPECT_THAT(fields_of(list), ElementsAre("title", "", "record"));
  EXPECT_EQ(list.columns[1].note, "another column is the title");
}

TEST(StateOf, KnowsTheWordsOfListsAndForms) {
  const std::map<std::string, ReleaseState> states = {
      {"Redact", ReleaseState::kInPart},
      {"RELEASED IN PART PUBLIC - RELEASED WITH DELETIONS", ReleaseState::kInPart},
      {"RELEASE IN FULL", ReleaseState::kInFull},
      {"Release", ReleaseState::kInFull},
      {"RELEASE AS SANITIZED", ReleaseState::kInPart},
      {"Open in part", ReleaseState::kInPart},
      {"OPEN IN FULL", ReleaseState::kInFull},
      {"Withhold", ReleaseState::kWithheldInFull},
      {"Postponed in Full", ReleaseState::kWithheldInFull}};
  for (const auto& [words, state] : states) EXPECT_EQ(state_of(words), state) << words;
  for (const char* words : {"Missing", "Redacted Version Only", "", "X", "Release date",
                            "Released?  see note", "Open to appeal"}) {
    EXPECT_EQ(state_of(words), std::nullopt) << words;
  }
}

}  // namespace
}  // namespace palimpsest::lists
