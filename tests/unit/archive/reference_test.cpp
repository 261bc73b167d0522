#include "archive/tree/reference.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

TEST(Reference, NamesADocumentARevisionOrAPage) {
  EXPECT_FALSE(parse_reference("124-10180-10295").release);
  const ReferenceText page = parse_reference("124-10180-10295@2023-06-27/2");
  EXPECT_EQ(page.document, "124-10180-10295");
  EXPECT_EQ(page.release, "2023-06-27");
  EXPECT_EQ(page.page, 2);
}

TEST(Reference, RefusesAPageThatIsNoNumber) {
  for (const char* text : {"a@b/0", "a@b/x", "a@b/-1", "a@b/", "a@b/1x", "a@b/99999999999"}) {
    EXPECT_THROW((void)parse_reference(text), Error) << text;
  }
}

TEST(TreePaths, SpreadDocumentsByTheHashOfTheirId) {
  const DocumentId document("124-10180-10295");
  const RevisionFolder folder("2023-06-27+2");
  EXPECT_EQ(document_folder(document), "documents/70/a5/124-10180-10295");
  EXPECT_EQ(page_record_path(document, folder, 7),
            "documents/70/a5/124-10180-10295/2023-06-27+2/pages/0007.json");
}

}  // namespace
}  // namespace palimpsest::archive
