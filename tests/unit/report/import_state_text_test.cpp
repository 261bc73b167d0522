#include "report/import_state_text.hpp"

#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

constexpr std::size_t kWide = 200;

TEST(ImportStateText, SaysWhatIsDoneAndHowLongItTakes) {
  const ImportState state{8, 2, 1, 1000, 250, 30, "a.pdf", 3, 10};
  EXPECT_EQ(import_state_text(state, 10, kWide),
            "2 of 8 files, 30 pages, 3.0 pages/s, 30 s left, 1 failed  a.pdf page 3 of 10");
}

TEST(ImportStateText, DoesNotGuessAtTheBeginning) {
  const ImportState state{8, 0, 0, 1000, 0, 0, "", 0, 0};
  EXPECT_EQ(import_state_text(state, 1, kWide), "0 of 8 files, 0 pages");
}

TEST(ImportStateText, FitsTheLineAndHoldsNoControlCharacters) {
  const ImportState state{1, 0, 0, 10, 0, 1, "a\x1b[2Jb.pdf", 1, 1};
  EXPECT_EQ(import_state_text(state, 1, 12).size(), 14U) << "eleven characters and an ellipsis";
  EXPECT_EQ(import_state_text(state, 1, kWide).find('\x1b'), std::string::npos);
}

TEST(DurationText, IsAsExactAsAPersonWants) {
  EXPECT_EQ(duration_text(8.4), "8 s");
  EXPECT_EQ(duration_text(300), "5 min");
  EXPECT_EQ(duration_text(12000), "3 h 20 min");
}

}  // namespace
}  // namespace palimpsest::report
