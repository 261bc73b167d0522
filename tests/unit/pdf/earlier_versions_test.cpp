#include "pdf/declared/earlier_versions.hpp"

#include "pdf/declared/font_metrics.hpp"
#include "pdf/library_messages.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::pdf {
namespace {

const std::string kFirst = "%PDF-1.5\n1 0 obj null endobj\nxref\nstartxref\n30\n%%EOF";
const std::string kChange = "\n1 0 obj (later) endobj\nxref\nstartxref\n60\n%%EOF\n";

TEST(EarlierVersions, AreNoneInAFileThatWasSavedOnce) {
  EXPECT_TRUE(earlier_versions(kFirst + "\n").empty());
  EXPECT_TRUE(earlier_versions("").empty());
}

TEST(EarlierVersions, ComeLatestFirst) {
  const std::string second = kFirst + kChange;
  const auto sizes = earlier_versions(second + kChange);
  ASSERT_EQ(sizes.size(), 2U);
  EXPECT_EQ(sizes[0], second.size() - 1);
  EXPECT_EQ(sizes[1], kFirst.size());
}

TEST(EarlierVersions, AreNoneInAFileLaidOutForTheWeb) {
  EXPECT_TRUE(earlier_versions("%PDF-1.5\nxref\nstartxref\n0\n%%EOF" + kChange).empty());
}

TEST(FontMetrics, AddUpTheWidthsOfCodes) {
  FontMetrics font{2, {{0x0102, 600}}, 1000};
  EXPECT_DOUBLE_EQ(font.width_of("\x01\x02\x03\x04"), 1.6);
  EXPECT_EQ(font.code_count("\x01\x02\x03\x04"), 2);
}

TEST(CleanedMessage, LetsNoWordOfTheFileOut) {
  for (const char* message : {"Couldn't open 'Larsson' now", "Unknown operator 'it's 'Larsson' x'",
                              "duplicated key /Larsson; last wins", "no font file for Larsson",
                              "wrong type (Larsson)", "identity encoding: Larsson"}) {
    EXPECT_EQ(cleaned_message(message).find("Larsson"), std::string::npos) << message;
  }
  EXPECT_EQ(cleaned_message("Couldn't read xref table"), "Couldn't read xref table");
}

}  // namespace
}  // namespace palimpsest::pdf
