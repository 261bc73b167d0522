#include "report/provenance_text.hpp"

#include <gmock/gmock.h>

namespace palimpsest::report {
namespace {

using ::testing::ElementsAre;

Revision made_revision() {
  return {DocumentId("A-1"),
          RevisionFolder("2023"),
          {},
          {},
          {digests_of("bytes"), 1, "", "", {}},
          {},
          {},
          {}};
}

std::vector<std::string> values(const Revision& revision) {
  std::vector<std::string> values;
  for (const auto& row : provenance_rows(revision)) values.push_back(row.at(1));
  return values;
}

// The finding of the wrong one quotes the digits that the file has.
TEST(ProvenanceRows, SayOfEachChecksumApartWhetherItAgrees) {
  Revision revision = made_revision();
  const std::string right(32, 'a'), wrong(32, 'b');
  revision.claimed.checksums = {{ChecksumKind::kMd5, right, "md5sums.txt", true},
                                {ChecksumKind::kMd5, wrong, "old.txt", false}};
  revision.findings = {{FindingKind::kChecksumDiffers,
                        "old.txt gives the MD5 " + wrong + ", and the file has " + right,
                        std::nullopt, std::nullopt, 0}};
  EXPECT_THAT(values(revision), ElementsAre("md5 (weak) " + right + " by md5sums.txt: agrees",
                                            "md5 (weak) " + wrong + " by old.txt: differs"));
}

TEST(ProvenanceRows, SayNothingOfWhatWasNotCompared) {
  Revision revision = made_revision();
  revision.claimed.checksums = {{ChecksumKind::kMd5, "cc", "old.txt", std::nullopt}};
  EXPECT_THAT(values(revision), ElementsAre("md5 (weak) cc by old.txt"));
}

}  // namespace
}  // namespace palimpsest::report
