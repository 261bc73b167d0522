// What is printed of events and bags.
#include "record/bag_output.hpp"
#include "record/event_output.hpp"
#include "record/schema_check.hpp"
#include "support/golden.hpp"

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

TEST(EventOutput, IsTheExample) {
  const DocumentId document("104-00000-00000");
  const Instant time = Instant::parse("2023-06-28T04:05:06Z").value();
  expect_golden(
      PALIMPSEST_EXAMPLES "/events.json",
      events_to_json(
          document, {{"c0ffee/1", EventType::kIngestion, time, EventOutcome::kSuccess,
                      "the file was taken in", "A. Reader", document, RevisionFolder("2023-06-27")},
                     {"c0ffee/2", EventType::kFixityCheck, time, EventOutcome::kFailure,
                      "the archive was checked", "", std::nullopt, std::nullopt}}));
}

TEST(EventOutput, HasAWordForEveryTypeInItsSchema) {
  const DocumentId document("a");
  for (std::size_t i = 0; i < kNames<EventType>.size(); ++i) {
    const std::string text = events_to_json(document, {{"x",
                                                        static_cast<EventType>(i),
                                                        {},
                                                        EventOutcome::kWarning,
                                                        "y",
                                                        "",
                                                        std::nullopt,
                                                        std::nullopt}});
    EXPECT_NO_THROW(check_against_schema(text, "events.schema.json"));
  }
}

TEST(BagOutput, IsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/bag.json", written_bag_to_json("/media/bag", 12, 34567));
  expect_golden(PALIMPSEST_EXAMPLES "/bag_check.json",
                bag_check_to_json({"1.0",
                                   {"sha256"},
                                   2,
                                   345,
                                   4,
                                   {{"the file is missing", "data/a.pdf", false},
                                    {"its algorithm is weak", "manifest-md5.txt", true}}}));
  expect_golden(PALIMPSEST_EXAMPLES "/bag_check-nothing.json", bag_check_to_json({}));
}

}  // namespace
}  // namespace palimpsest::record
