#include "archive/exchange/export_bag.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::HasSubstr;

const RevisionFolder kFolder("2023");
const std::string kOriginal = "%PDF-1.4 the original";

class ExportBag : public testing::Test {
 protected:
  ExportBag() : store_(store::make_archive(folder_.path() / "archive")) {
    const FileDigests digests = digests_of(kOriginal);
    store::Writer writer(store_);
    writer.put_original(kOriginal, digests);
    (void)writer.commit(store::request_of({{document_record_path(kDocumentId), "{}"},
                                           {revision_record_path(kDocumentId, kFolder), "{}"},
                                           {original_pointer_path(kDocumentId, kFolder),
                                            store::lfs_pointer(digests.sha256, digests.size)},
                                           {page_text_path(kDocumentId, kFolder, 1), kPointerText},
                                           {release_record_path(ReleaseId("2023")), "{}"}}));
    holdings_.documents[0].revisions.push_back(
        {{kDocumentId, kFolder, {}, {}, {digests, 1, "", "", {}}, {}, {}, {}},
         Release{ReleaseId("2023"), "", "", "", "", std::nullopt},
         "",
         std::nullopt});
  }

  void commit(const std::string& path, const std::optional<std::string>& bytes) {
    (void)store::Writer(store_).commit(store::request_of({{path, bytes}}));
  }

  void export_it() { (void)export_bag(store_, holdings_, bag_, Instant{1700000000}); }

  void expect_lacking(const std::string& what) {
    try {
      export_it();
      FAIL() << what;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
      EXPECT_THAT(error.what(), HasSubstr(what));
    }
    EXPECT_FALSE(std::filesystem::exists(bag_));
  }

  [[nodiscard]] std::string exported(const std::string& path) const {
    return read_file(bag_ / "data" / path);
  }

  // A page that shows a pointer, as a page about git-lfs would.
  const std::string kPointerText = store::lfs_pointer(sha256_of(kOriginal), kOriginal.size());

  store::TemporaryFolder folder_;
  store::Store store_;
  std::filesystem::path bag_ = folder_.path() / "bag";
  Holdings holdings_{"0123", "palimpsest", {{Document{kDocumentId, {}}, {}, {}}}, {}};
};

TEST_F(ExportBag, TakesNoPageForAPointer) {
  export_it();
  EXPECT_EQ(exported(page_text_path(kDocumentId, kFolder, 1)), kPointerText);
  EXPECT_EQ(exported(original_pointer_path(kDocumentId, kFolder)), kOriginal);
}

TEST_F(ExportBag, EndsWhereARecordOfItsOwnIsMissing) {
  commit(release_record_path(ReleaseId("2023")), std::nullopt);
  expect_lacking("the archive lacks releases/2023.json");
}

TEST_F(ExportBag, EndsWhereEvidenceOfAFileIsMissing) {
  const Sha256 named = sha256_of("headers");
  holdings_.documents[0].revisions[0].revision.evidence = {
      {EvidenceKind::kHttpHeaders, named, 7, "", "", std::nullopt}};
  expect_lacking("the archive lacks " + evidence_path(named));
}

TEST_F(ExportBag, EndsWhereAPointerIsNone) {
  commit(original_pointer_path(kDocumentId, kFolder), "no pointer");
  expect_lacking("is no pointer of git-lfs");
}

// A value that was read from a page has that page's original as its evidence.
TEST_F(ExportBag, AsksForNoStoredListWhereAnOriginalIsTheSource) {
  StateClaim claim{ReleaseId("2023"), {}, {}, "", "", {}};
  claim.source.evidence = sha256_of(kOriginal);
  holdings_.documents[0].document.states = {claim};
  export_it();
  EXPECT_FALSE(std::filesystem::exists(bag_ / "data" / "evidence"));
}

}  // namespace
}  // namespace palimpsest::archive
