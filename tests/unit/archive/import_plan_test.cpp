#include "archive/import/import_plan.hpp"

#include "archive/import/import_files.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

class ImportFiles : public testing::Test {
 protected:
  ImportFiles()
      : folder_(fs::temp_directory_path() / ("import-files-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "deep");
  }
  ~ImportFiles() override { fs::remove_all(folder_); }

  fs::path make(const std::string& name) {
    std::ofstream(folder_ / name) << "x";
    return folder_ / name;
  }

  fs::path folder_;
};

TEST_F(ImportFiles, AreSearchedInFoldersAndSortedByName) {
  make("b.pdf");
  make("deep/a.PDF");
  make("notes.txt");
  const auto files = files_of(folder_);
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].filename(), "b.pdf");
  EXPECT_EQ(files[1].filename(), "a.PDF");
}

TEST_F(ImportFiles, AFolderWithoutPdfsIsAnError) {
  make("notes.txt");
  EXPECT_THROW((void)files_of(folder_), Error);
}

TEST_F(ImportFiles, AFileThatIsNotThereIsAnError) {
  EXPECT_THROW((void)files_of(folder_ / "none.pdf"), Error);
}

TEST(PartInFileName, ReadsTheUsualForms) {
  const Role second_of_three{FileRole::kPart, 2, 3};
  EXPECT_EQ(part_in_file_name("memo part 2 of 3.pdf"), second_of_three);
  EXPECT_EQ(part_in_file_name("memo (2 of 3).pdf"), second_of_three);
  EXPECT_EQ(part_in_file_name("memo_Part2.pdf"), (Role{FileRole::kPart, 2, 0}));
}

TEST_F(ImportFiles, APathThatMeansNothingDoesNotHideTheOthers) {
  const FoundFiles found = find_files({make("b.pdf"), folder_ / "none.pdf"});
  EXPECT_EQ(found.files.size(), 1u);
  ASSERT_EQ(found.unusable.size(), 1u);
  EXPECT_EQ(found.unusable[0].path.filename(), "none.pdf");
}

TEST(PartInFileName, IsNotEveryNumberInBrackets) {
  EXPECT_FALSE(part_in_file_name("104-10004-10143 (C06932208).pdf"));
  EXPECT_FALSE(part_in_file_name("memo (2).pdf"));
  EXPECT_FALSE(part_in_file_name("department 7.pdf"));
  EXPECT_FALSE(part_in_file_name("counterpart-3.pdf"));
  EXPECT_FALSE(part_in_file_name("memo part 4 of 3.pdf"));
}

}  // namespace
}  // namespace palimpsest::archive
