#include "archive/lists/listed_files.hpp"

#include "base/error.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ListedFilesTest : public ::testing::Test {
 protected:
  void add(const std::string& document, const std::string& file, const std::string& release = "r") {
    rows_.push_back(
        {&row_, DocumentId(document), {}, {ReleaseId(release), "", "", "", "", {}}, file});
  }

  // Returns the releases of the rows that mean a file.
  std::vector<std::string> releases(const std::string& file) {
    std::vector<std::string> found;
    for (const RowClaim* row : ListedFiles(rows_).rows_for(file)) {
      found.push_back(row->release.id.text());
    }
    return found;
  }

  lists::ListRow row_;
  std::vector<RowClaim> rows_;
};

TEST_F(ListedFilesTest, TheLongestSharedPathDecides) {
  add("A", "2023/104-10001-10001.pdf", "june");
  add("A", "2023/08/104-10001-10001.pdf", "august");
  EXPECT_EQ(releases("/data/2023/08/104-10001-10001.pdf"), std::vector<std::string>{"august"});
  EXPECT_EQ(releases("/data/2023/104-10001-10001.PDF"), std::vector<std::string>{"june"});
  EXPECT_THROW((void)releases("/data/104-10001-10001.pdf"), Error);
}

TEST_F(ListedFilesTest, AFileCanServeSeveralRows) {
  add("A", "DOCID-32206291.pdf");
  add("B", "docid-32206291.pdf");
  EXPECT_THAT(releases("docid-32206291.pdf"), SizeIs(2));
}

TEST_F(ListedFilesTest, ARowWithoutAFileMeansTheOneWithItsNumber) {
  add("104-10001-10001", "");
  EXPECT_THAT(releases("104-10001-10001_r2023.pdf"), SizeIs(1));
  EXPECT_THAT(releases("104-10001-10002.pdf"), IsEmpty());
  add("104-10001-10001", "", "later");
  EXPECT_THROW((void)releases("104-10001-10001.pdf"), Error);
}

}  // namespace
}  // namespace palimpsest::archive
