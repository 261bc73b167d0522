#include "web/pages/document_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::web::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string timeline_of(const std::string& release, const std::string& date,
                        const std::string& agency) {
  ShownDocument document;
  document.id = "299-1";
  document.stages.emplace_back();
  document.stages.back().release = release;
  document.stages.back().date = date;
  document.stages.back().agency = agency;
  return document_page(document, Originals::kKept);
}

TEST(DocumentPage, SaysNoDayTwiceThatAReleaseIsNamedBy) {
  EXPECT_THAT(timeline_of("2017-11-03", "2017-11-03", ""), Not(HasSubstr("class=\"when\"")));
  EXPECT_THAT(timeline_of("2017-11-03", "2017-11-03", "CIA"), HasSubstr("\"when\">CIA<"));
  EXPECT_THAT(timeline_of("third", "2017-11-03", "CIA"), HasSubstr("\"when\">2017-11-03, CIA<"));
  EXPECT_THAT(timeline_of("third", "", ""), HasSubstr("\"when\">undated<"));
}

TEST(DocumentPage, LeadsToTheComparisonThatNobodyHasMadeYet) {
  ShownDocument document;
  document.id = "299-1";
  document.stages.resize(3);
  document.stages[0].folder = "2017";
  document.stages[1].folder = "2021";
  document.stages[2].withheld = "a letter";
  const std::string text = document_page(document, Originals::kKept);
  EXPECT_THAT(text, HasSubstr("\"/compare/299-1?before=2017&amp;after=2021\""));
  EXPECT_THAT(text, HasSubstr("Compare it with the one before"));
  document.stages[0].withheld = "a letter";
  EXPECT_THAT(document_page(document, Originals::kKept), Not(HasSubstr("<a href=\"/compare")));
}

}  // namespace
}  // namespace palimpsest::web::pages
