#include "report/finding_text.hpp"

#include "report/redaction_text.hpp"
#include "unit/report/plain_text.hpp"

#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

Finding remark(const std::string& message, std::optional<int> page) {
  return {FindingKind::kLibraryMessage, message, page, {}, 0};
}

TEST(FindingText, NamesThePageOnce) {
  EXPECT_EQ(finding_text({FindingKind::kTimeout, "took too long", 3, {}, 0}, kPlain),
            "note: page 3: took too long\n");
  EXPECT_EQ(finding_text({FindingKind::kTimeout, "page 3 took too long", 3, {}, 0}, kPlain),
            "note: page 3 took too long\n");
}

TEST(DamageText, IsOneNoteForTheWholeFile) {
  EXPECT_EQ(damage_text({}, kPlain), "");
  EXPECT_EQ(damage_text({remark("Bad bbox", 1)}, kPlain),
            "note: the file is slightly damaged (Poppler: Bad bbox)\n");
  EXPECT_EQ(damage_text({remark("Bad bbox", 1), remark("Bad bbox", 2)}, kPlain),
            "note: the file is slightly damaged (Poppler: Bad bbox; 2 such remarks)\n");
}

TEST(DamageText, IsNotSlightWhereAPageIsLost) {
  EXPECT_EQ(damage_text({{FindingKind::kDamagedObject, "it has no size", 2, {}, 0},
                         {FindingKind::kPageNotRendered, "it has no size", 2, {}, 0}},
                        kPlain),
            "note: the file is damaged (it has no size)\n");
}

TEST(PagesText, GathersTheRemarksOfAllPages) {
  Page page;
  page.number = 1;
  page.findings = {remark("Bad bbox", 1)};
  EXPECT_EQ(pages_text({page}, {remark("Loop", {})}, kPlain),
            "page 1  no text\n"
            "  no redaction found\n"
            "note: the file is slightly damaged (Poppler: Loop; 2 such remarks)\n");
}

}  // namespace
}  // namespace palimpsest::report
