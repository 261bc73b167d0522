#include "archive/removal/removal_target.hpp"

#include "archive/tree/tree_paths.hpp"
#include "record/edits_record.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::string edits_path(const std::string& folder) {
  return edits_record_path(kDocumentId, RevisionFolder(folder));
}

// Words that a person read on `folder`, compared with `against`.
store::TreeEdit edits(const std::string& folder, const std::string& against) {
  return {edits_path(folder),
          record::edits_to_json({{{against, 1, {}, "words", {"Ada", Instant{1700000000}}}}})};
}

class PathsToRemove : public testing::Test {
 protected:
  PathsToRemove() : store_(store::make_archive(folder_.path())) {
    std::vector<store::TreeEdit> files = {edits("2018", "2017"), edits("2023", "2018"),
                                          edits("2025", "2023")};
    for (const char* folder : {"2017", "2018", "2023", "2025"}) {
      files.push_back({page_record_path(kDocumentId, RevisionFolder(folder), 1), folder});
    }
    (void)store::Writer(store_).commit(store::request_of(files));
  }

  [[nodiscard]] std::vector<std::string> paths(const std::string& folder,
                                               std::optional<PageRange> pages = {}) const {
    return paths_to_remove(store_.tip(), {kDocumentId, RevisionFolder(folder), pages, {}});
  }

  store::TemporaryFolder folder_;
  store::Store store_;
};

TEST_F(PathsToRemove, HoldWhatPeopleReadBesideTheRevision) {
  const std::vector<std::string> gone = paths("2018");
  EXPECT_THAT(gone, Contains(revision_folder(kDocumentId, RevisionFolder("2018"))));
  EXPECT_THAT(gone, Contains(edits_path("2023")));
  EXPECT_THAT(gone, Not(Contains(edits_path("2025"))));
}

// What people read on joined parts stands at the first of them.
TEST_F(PathsToRemove, OfAPartHoldWhatPeopleReadOnAllParts) {
  EXPECT_THAT(paths("2025+2"), Contains(edits_path("2025")));
  EXPECT_THAT(paths("2025+2"), Not(Contains(edits_path("2018"))));
}

TEST_F(PathsToRemove, AreNoneWhereNoPageIsInTheRange) {
  EXPECT_THAT(paths("2018", PageRange{99, 99}), ::testing::IsEmpty());
  EXPECT_THAT(paths("2018", PageRange{2, 2147483647}), ::testing::IsEmpty());
  EXPECT_THAT(paths("2018", PageRange{1, 2147483647}),
              Contains(page_record_path(kDocumentId, RevisionFolder("2018"), 1)));
}

TEST_F(PathsToRemove, OfPagesHoldWhatPeopleReadOnThem) {
  const std::vector<std::string> gone = paths("2018", PageRange{1, 1});
  EXPECT_THAT(gone, Contains(edits_path("2018")));
  EXPECT_THAT(gone, Contains(edits_path("2023")));
}

}  // namespace
}  // namespace palimpsest::archive
