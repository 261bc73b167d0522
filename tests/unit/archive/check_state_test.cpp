#include "archive/checking/check_state.hpp"

#include "archive/reading/reading_tools.hpp"
#include "base/file.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

CheckState state() {
  return {Instant{1'700'000'000},
          12,
          {{sha256_of("a"), "1-2-3"}},
          {{"299-10001-10007@2023", std::string(40, 'a')}}};
}

TEST(CheckState, IsReadBack) {
  const test::TemporaryFolder folder;
  EXPECT_FALSE(read_check_state(folder.path()));
  write_check_state(folder.path(), state());
  EXPECT_EQ(read_check_state(folder.path()), state());
  remove_check_state(folder.path());
  EXPECT_FALSE(read_check_state(folder.path()));
}

TEST(CheckState, OfAnotherWayToReadOrWithABrokenLineIsNone) {
  const std::string text = check_state_to_text(state());
  EXPECT_TRUE(parse_check_state(text));
  EXPECT_FALSE(parse_check_state("x" + text));
  EXPECT_FALSE(parse_check_state(text + "original abc 1\n"));
  std::string other = text;
  other[text.find('\n', text.find('\n') + 1) - 1] ^= 1;  // the last digit of the method
  EXPECT_FALSE(parse_check_state(other));
}

TEST(FileStamp, ChangesWithTheFile) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "file";
  EXPECT_EQ(file_stamp(file), "");
  write_file_durably(file, "one", std::filesystem::perms(0644));
  const std::string before = file_stamp(file);
  EXPECT_EQ(file_stamp(file), before);
  write_file_durably(file, "two", std::filesystem::perms(0644));
  EXPECT_NE(file_stamp(file), before);
}

TEST(ToolChanges, NamesEveryToolThatIsAnotherOne) {
  EXPECT_EQ(tool_changes({{"poppler", "22"}, {"qpdf", "11"}}, {{"poppler", "22"}, {"qpdf", "11"}}),
            "");
  EXPECT_EQ(tool_changes({{"poppler", "22"}}, {{"poppler", "24"}, {"qpdf", "11"}}),
            "poppler 22, now 24; qpdf not recorded, now 11");
  EXPECT_EQ(tool_changes({{"a", "1"}}, {}), "a 1, now none");
}

TEST(ReadingTools, TellOneTableOfIdentifiersFromAnother) {
  const auto tools = reading_tools({{"poppler", "22"}}, "");
  EXPECT_EQ(tools.at("poppler"), "22");
  EXPECT_EQ(tool_changes(tools, reading_tools({{"poppler", "22"}}, "")), "");
  EXPECT_NE(tool_changes(tools, reading_tools({{"poppler", "22"}}, "a table")), "");
}

}  // namespace
}  // namespace palimpsest::archive
