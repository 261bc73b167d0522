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

}  // namespace
}  // namespace palimpsest::web::pages
