#include "record/revision_record.hpp"

#include "base/error.hpp"
#include "record/archive_record.hpp"
#include "record/document_record.hpp"
#include "record/log_entry_record.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

TEST(RevisionRecord, ComesBackWithEveryOptionalPart) {
  EXPECT_EQ(parse_revision(revision_to_json(test::sample_revision())), test::sample_revision());
}

TEST(RevisionRecord, ComesBackWithNothingOptional) {
  const Revision revision{DocumentId("a"),
                          RevisionFolder("b"),
                          {},
                          IdWitness::kUser,
                          {digests_of(""), 0, "", "", {}},
                          {},
                          {},
                          {}};
  EXPECT_EQ(parse_revision(revision_to_json(revision)), revision);
  expect_golden(PALIMPSEST_GOLDEN "/revision_bare.json", revision_to_json(revision));
}

TEST(RevisionRecord, LeavesThePagesToTheirOwnRecords) {
  Revision revision = test::sample_revision();
  revision.pages = {test::sample_page()};
  EXPECT_EQ(revision_to_json(revision), revision_to_json(test::sample_revision()));
}

TEST(RevisionRecord, IsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/revision.json", revision_to_json(test::sample_revision()));
}

TEST(ReleaseRecord, ComesBackWithEveryOptionalPart) {
  EXPECT_EQ(parse_release(release_to_json(test::sample_release())), test::sample_release());
  expect_golden(PALIMPSEST_EXAMPLES "/release.json", release_to_json(test::sample_release()));
}

TEST(ReleaseRecord, ComesBackWithNothingOptional) {
  const Release release{ReleaseId("2023"), "", "", "", "", std::nullopt};
  EXPECT_EQ(parse_release(release_to_json(release)), release);
  EXPECT_EQ(release_to_json(release), "{\n  \"id\": \"2023\"\n}\n");
}

TEST(ReleaseRecord, RefusesADateThatIsNone) {
  EXPECT_THROW(static_cast<void>(parse_release(R"({"id": "a", "date": "last June"})")), Error);
}

TEST(DocumentRecord, ComesBack) {
  EXPECT_EQ(parse_document(document_to_json(test::sample_document())), test::sample_document());
  expect_golden(PALIMPSEST_EXAMPLES "/document.json", document_to_json(test::sample_document()));
  const Document bare{DocumentId("a"), {}, {}};
  EXPECT_EQ(parse_document(document_to_json(bare)), bare);
}

TEST(ArchiveRecord, ComesBack) {
  EXPECT_EQ(parse_archive(archive_to_json(test::sample_archive())), test::sample_archive());
  expect_golden(PALIMPSEST_EXAMPLES "/archive.json", archive_to_json(test::sample_archive()));
}

TEST(ArchiveRecord, OfAnArchiveThatIsOlderThanItsLogHasTheUsualOrigin) {
  const ArchiveFacts facts = parse_archive(
      R"({"created": "2025-03-18T20:15:00Z", "format": 0, "hash_algorithms": ["sha256", "sha512"],)"
      R"( "id": "00112233445566778899aabbccddeeff"})");
  EXPECT_EQ(facts.log_origin, "palimpsest/00112233445566778899aabbccddeeff");
  EXPECT_TRUE(facts.keys.empty());
}

TEST(LogEntryRecord, IsTheExampleAndReadsBack) {
  EXPECT_EQ(parse_log_entry(log_entry_to_json(test::sample_log_entry())), test::sample_log_entry());
  expect_golden(PALIMPSEST_EXAMPLES "/log_entry.json", log_entry_to_json(test::sample_log_entry()));
}

TEST(ArchiveRecord, SaysThatAnotherFormatIsAnotherFormat) {
  try {
    static_cast<void>(parse_archive(R"({"format": 7, "shape": "unknown"})"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("format 7"));
  }
}

}  // namespace
}  // namespace palimpsest::record
