#include "identify/forms/form_fields.hpp"

#include "field_value.hpp"
#include "identify/identifiers/identifiers.hpp"
#include "page_lines.hpp"
#include "support/letter.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

using test::kLetter;

// Labels in one column and values in the next, as recognition often takes them apart.
std::vector<Line> apart(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::vector<Line> labels;
  std::vector<Line> values;
  double top = 100;
  for (const auto& [label, value] : rows) {
    if (!label.empty()) labels.push_back(line_at(label, 60, top));
    if (!value.empty()) values.push_back(line_at(value, 300, top + 2));
    top += 16;
  }
  labels.insert(labels.end(), values.begin(), values.end());
  return labels;
}

const std::vector<std::pair<std::string, std::string>> kForm = {
    {"DATE : 08/20/93", ""},
    {"JFK ASSASSINATION SYSTEM", ""},
    {"IDENTIFICATION FORM", ""},
    {"AGENCY INFORMATION", ""},
    {"AGENCY :", "CIA"},
    {"RECORD NUMBER :", "104-10004-10156"},
    {"RECORD SERIES :", "JFK"},
    {"DOCUMENT INFORMATION", ""},
    {"ORIGINATOR :", "CIA"},
    {"FROM :", ""},
    {"TITLE :", "CABLE ON A VISIT TO"},
    {"", "MEXICO CITY"},
    {"DATE :", "11/26/63"},
    {"CURRENT STATUS :", "RELEASED WITH DELETIONS"},
    {"COMMENTS :", "SEE 104-10004-10157"}};

TEST(FindForm, JoinsLabelsWithTheValuesBesideThem) {
  const auto form = find_form(apart(kForm), kLetter);
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(value_of(form->fields, "record_number"), "104-10004-10156");
  EXPECT_EQ(value_of(form->fields, "current_status"), "RELEASED WITH DELETIONS");
  EXPECT_EQ(value_of(form->fields, "from"), "");
}

TEST(FindForm, GoesOnInTheNextLineOfAValue) {
  EXPECT_EQ(value_of(find_form(apart(kForm), kLetter)->fields, "title"),
            "CABLE ON A VISIT TO MEXICO CITY");
}

TEST(FindForm, LeavesOutWhatTheFormSaysOfItsPrinting) {
  const auto form = find_form(apart(kForm), kLetter);
  EXPECT_EQ(value_of(form->fields, "date"), "11/26/63");
  EXPECT_EQ(form->fields.front().name, "agency");
}

TEST(FindForm, KnowsLabelsThatWereMisread) {
  auto rows = kForm;
  rows[5].first = "RECQRD NUMBFR :";
  rows[6].first = "RECORO SERlES ;";
  rows[13].first = "CURRFNT STATUS:";
  const auto form = find_form(apart(rows), kLetter);
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(value_of(form->fields, "record_number"), "104-10004-10156");
  EXPECT_EQ(value_of(form->fields, "current_status"), "RELEASED WITH DELETIONS");
}

TEST(FindForm, SeesNoneInAMemorandum) {
  EXPECT_FALSE(find_form(lines_of("MEMORANDUM\nDATE: 3 May 1962\nTO: Director\n"
                                  "FROM: Chief\nSUBJECT: Agency relations\n"
                                  "TITLE: none\nCOMMENTS: see the record number below\n"),
                         kLetter));
}

TEST(FindForm, ItsOwnNumberIsThatOfTheFieldAndOthersAreText) {
  Page page;
  page.number = 1;
  page.size = kLetter;
  page.lines = apart(kForm);
  page.form = find_form(page.lines, kLetter);
  for (const Identifier& number : Identifiers().on_page(page)) {
    if (number.system != "rif") continue;
    EXPECT_EQ(number.witness == IdWitness::kFormField, number.text == "104-10004-10156")
        << number.text;
  }
}

}  // namespace
}  // namespace palimpsest::identify
