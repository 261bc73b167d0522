#include "worker/client/client.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "support/findings.hpp"
#include "support/pdf_builder.hpp"
#include "support/test_data.hpp"

#include <chrono>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

using test::has;
using test::PdfBuilder;
using test::PdfPageBuilder;

const ReadOptions kNoOcr{OcrMode::kNever, {"eng"}};

std::string two_pages() {
  return PdfBuilder()
      .add(PdfPageBuilder().text(72, 700, "The first page of the memorandum"))
      .add(PdfPageBuilder().text(72, 700, "The second page of the memorandum"))
      .bytes();
}

std::string first_line(const Page& page) {
  return page.lines.empty() ? "" : text_of(page.lines.front());
}

// A program in place of the worker, which opens any document as one of three pages and then does
// what `then` says to the first request about it.
class FakeWorker {
 public:
  explicit FakeWorker(const std::string& then, const std::string& first = opening_as(kThreePages))
      : path_(std::filesystem::temp_directory_path() /
              ("palimpsest-fake-worker-" + std::to_string(++count_) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name())) {
    const std::string script =
        "#!/bin/sh\nexec 0<&3\n" + first + "\nhead -c 5 >/dev/null\n" + then + "\nsleep 100\n";
    write_file_durably(path_, script, std::filesystem::perms::owner_all);
  }
  ~FakeWorker() { std::filesystem::remove(path_); }
  FakeWorker(const FakeWorker&) = delete;
  FakeWorker& operator=(const FakeWorker&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  // Reads the request to start without languages (10 bytes) and answers with no layers; then reads
  // "eng, never" (30 bytes) and answers with `facts`.
  static std::string opening_as(const std::string& facts) {
    return "PATH=/usr/bin:/bin; export PATH\nhead -c 10 >/dev/null\n"
           "printf '\\004\\000\\000\\000s\\000\\000\\000\\000' >&3\n"
           "head -c 30 >/dev/null\nprintf '" +
           facts + "' >&3";
  }

 private:
  // A document of three pages and nothing else.
  static constexpr const char* kThreePages =
      "\\030\\000\\000\\000o\\003\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000"
      "\\000\\000\\000\\000"
      "\\000\\000\\000\\000\\000\\000";
  static inline int count_ = 0;
  std::filesystem::path path_;
};

ClientOptions hasty() {
  ClientOptions options;
  options.open_limit = options.page_limit = std::chrono::milliseconds(1500);
  return options;
}

Page page_from_fake(const std::string& then) {
  const FakeWorker fake(then);
  Client client(fake.path(), hasty());
  return client.open("any bytes", kNoOcr)->read_page(2);
}

TEST(Client, ReadsPagesInTheWorker) {
  Client client(PALIMPSEST_WORKER);
  const auto document = client.open(two_pages(), kNoOcr);
  EXPECT_EQ(document->page_count(), 2);
  EXPECT_EQ(document->tooling().at("ocr"), "never");
  const Page page = document->read_page(2);
  EXPECT_EQ(page.number, 2);
  EXPECT_EQ(page.size, (Size{points(612), points(792)}));
  EXPECT_EQ(page.text_source, TextSource::kEmbedded);
  EXPECT_EQ(first_line(page), "The second page of the memorandum");
}

TEST(Client, RendersAndReadsRegions) {
  Client client(PALIMPSEST_WORKER);
  const auto document = client.open(two_pages(), {});
  const Raster raster = document->render_gray(1, 72);
  EXPECT_EQ(raster.width, 612);
  EXPECT_EQ(raster.height, 792);
  const Region line{points(60), points(75), points(400), points(100)};
  const RegionReading reading = document->read_region(1, line);
  ASSERT_FALSE(reading.words.empty());
  EXPECT_EQ(text_of(reading.words), "The first page of the memorandum");
  EXPECT_NEAR(reading.words[0].region.left.in_points(), 72, 2);
}

TEST(Client, DrawsPictures) {
  Client client(PALIMPSEST_WORKER);
  const auto document = client.open(two_pages(), kNoOcr);
  PictureRequest request{2};
  request.dpi = 72;
  const Picture page = document->draw_picture(request);
  EXPECT_EQ(page.width, 612);
  EXPECT_EQ(page.height, 792);
  EXPECT_EQ(page.bytes.substr(1, 3), "PNG");
  request.region = Region{points(60), points(75), points(400), points(100)};
  EXPECT_NEAR(document->draw_picture(request).width, 340, 1);
  request.page = 3;
  EXPECT_THROW((void)document->draw_picture(request), Error);
}

TEST(Client, ReadsListsInTheWorker) {
  Client client(PALIMPSEST_WORKER);
  const std::vector<CellTable> tables = client.read_list("Record,Pages\n104-1,3\n", "list.csv");
  ASSERT_EQ(tables.size(), 1u);
  ASSERT_EQ(tables[0].rows.size(), 2u);
  EXPECT_EQ(tables[0].rows[1][0].text, "104-1");
}

TEST(Client, TellsWhatIsNoListAndReadsTheNextOne) {
  Client client(PALIMPSEST_WORKER);
  try {
    (void)client.read_list("PK\x03\x04 and no more", "broken.xlsx");
    FAIL() << "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_NE(std::string(error.what()).find("broken.xlsx"), std::string::npos);
  }
  EXPECT_EQ(client.read_list("a\tb\n", "next.tsv").size(), 1u);
}

TEST(Client, RefusesAListFromAWorkerThatAnswersSomethingElse) {
  const FakeWorker fake("");  // it takes the request for one to open a document
  Client client(fake.path(), hasty());
  try {
    (void)client.read_list("a,b\n", "a list with a long name.csv");
    FAIL() << "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_NE(std::string(error.what()).find("of the wrong kind"), std::string::npos);
  }
}

TEST(Client, GoesBackAndForthBetweenDocuments) {
  Client client(PALIMPSEST_WORKER);
  const auto one = client.open(two_pages(), kNoOcr);
  const auto other =
      client.open(PdfBuilder().add(PdfPageBuilder().text(72, 700, "Other")).bytes(), kNoOcr);
  EXPECT_EQ(first_line(one->read_page(1)), "The first page of the memorandum");
  EXPECT_EQ(first_line(other->read_page(1)), "Other");
  EXPECT_EQ(one->page_count(), 2);
}

TEST(Client, PassesTheWorkersErrorsOn) {
  Client client(PALIMPSEST_WORKER);
  try {
    (void)client.open("not a PDF", kNoOcr);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_STREQ(error.what(), "the file is not a PDF");
  }
  EXPECT_EQ(client.open(two_pages(), kNoOcr)->page_count(), 2);
}

TEST(Client, NamesTheMissingLanguage) {
  Client client(PALIMPSEST_WORKER);
  try {
    (void)client.open(two_pages(), {OcrMode::kAuto, {"tlh"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kEnvironment);
    EXPECT_EQ(error.hint(), "install the package tesseract-ocr-tlh");
  }
}

TEST(Client, SaysThatTheWorkerIsMissing) {
  Client client("/nonexistent/palimpsest-worker");
  try {
    (void)client.open(two_pages(), kNoOcr);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kEnvironment);
  }
}

TEST(Client, RecordsAWorkerThatDies) {
  const Page page = page_from_fake("kill -SEGV $$");
  EXPECT_EQ(page.number, 2);
  EXPECT_TRUE(has(page, FindingKind::kCrashed));
  EXPECT_FALSE(is_readable(page));
}

TEST(Client, RecordsAWorkerWithoutMemory) {
  EXPECT_TRUE(has(page_from_fake("exit 12"), FindingKind::kOutOfMemory));
  EXPECT_TRUE(has(page_from_fake("kill -KILL $$"), FindingKind::kOutOfMemory));
}

TEST(Client, RecordsAWorkerThatHangs) {
  EXPECT_TRUE(has(page_from_fake("sleep 100"), FindingKind::kTimeout));
}

TEST(Client, RecordsAWorkerThatStopsWithinAnAnswer) {
  EXPECT_TRUE(has(page_from_fake("printf '\\377\\000\\000\\000phalf' >&3; sleep 100"),
                  FindingKind::kTimeout));
}

TEST(Client, RecordsAWorkerThatAnnouncesTooMuch) {
  EXPECT_TRUE(has(page_from_fake("printf '\\377\\377\\377\\377p' >&3"), FindingKind::kTooLarge));
}

TEST(Client, RecordsAWorkerThatSendsGarbage) {
  EXPECT_TRUE(has(page_from_fake("printf '\\002\\000\\000\\000p{]' >&3"), FindingKind::kCrashed));
  EXPECT_TRUE(has(page_from_fake("printf '\\001\\000\\000\\000zx' >&3"), FindingKind::kCrashed));
  EXPECT_TRUE(has(page_from_fake("printf '\\001\\000\\000\\000ex' >&3"), FindingKind::kCrashed));
}

TEST(Client, EndsAWorkerThatUsesTheProcessorWithoutEnd) {
  const FakeWorker fake("while :; do :; done");
  ClientOptions options = hasty();
  options.page_limit = std::chrono::seconds(60);
  options.processor_limit = std::chrono::seconds(0);
  options.attempts = 1;
  Client client(fake.path(), options);
  const Page page = client.open("any bytes", kNoOcr)->read_page(2);
  ASSERT_TRUE(has(page, FindingKind::kTimeout));
  EXPECT_NE(page.findings.front().message.find("processor time"), std::string::npos);
}

TEST(Client, GivesTheTimeOfADocumentToItsFirstPages) {
  ClientOptions options;
  options.document_limit = options.document_limit_per_page = std::chrono::milliseconds(0);
  Client client(PALIMPSEST_WORKER, options);
  EXPECT_TRUE(has(client.open(two_pages(), kNoOcr)->read_page(1), FindingKind::kTimeout));
  options.document_limit_per_page = std::chrono::milliseconds(1);
  Client slow_client(PALIMPSEST_WORKER, options);
  const auto document = slow_client.open(two_pages(), kNoOcr);
  EXPECT_TRUE(is_readable(document->read_page(1)));
  EXPECT_TRUE(has(document->read_page(2), FindingKind::kTimeout));
}

TEST(Client, NamesTheSystemCallThatEndedItsWorker) {
  const Page page = page_from_fake("echo 'forbidden system call 59' >&2; exit 13");
  ASSERT_TRUE(has(page, FindingKind::kCrashed));
  EXPECT_NE(page.findings.front().message.find("execve"), std::string::npos);
}

TEST(Client, SaysInWhichSandboxItsWorkerReads) {
  ClientOptions options;
  options.sandbox = SandboxMode::kOff;
  Client open_client(PALIMPSEST_WORKER, options);
  (void)open_client.open(two_pages(), kNoOcr);
  EXPECT_EQ(open_client.sandbox_text(), "off");
  Client client(PALIMPSEST_WORKER);
  EXPECT_EQ(client.sandbox_text(), "required");
  (void)client.open(two_pages(), kNoOcr);
#if !defined(__SANITIZE_ADDRESS__)  // which needs memory and calls of its own
  EXPECT_TRUE(client.sandbox_text().starts_with("required: limits, no_new_privs"));
#endif
}

TEST(Client, ReadsTheSamePageInAndOutsideTheSandbox) {
  const std::string bytes =
      PdfBuilder()
          .add(PdfPageBuilder()
                   .text(72, 700, "caf\\351 in a font that is not in the file")
                   .fill({72, 600, 300, 620}))
          .bytes();
  ClientOptions outside;
  outside.sandbox = SandboxMode::kOff;
  Client open_client(PALIMPSEST_WORKER, outside);
  Client client(PALIMPSEST_WORKER);
  for (const OcrMode ocr : {OcrMode::kNever, OcrMode::kAlways}) {
    const ReadOptions options{ocr, {"eng"}};
    const Page page = client.open(bytes, options)->read_page(1);
    EXPECT_EQ(page, open_client.open(bytes, options)->read_page(1));
    EXPECT_FALSE(page.lines.empty());
  }
}

TEST(Client, RefusesAWorkerThatClaimsNonsenseOfTheFile) {
  const FakeWorker fake("", FakeWorker::opening_as("\\004\\000\\000\\000o\\377\\377\\377\\377"));
  Client client(fake.path(), hasty());
  EXPECT_THROW((void)client.open("any bytes", kNoOcr), Error);
}

TEST(Client, DrownsInNoMessages) {
  const Page page = page_from_fake("yes message | head -c 20000000 >&2; exit 1");
  EXPECT_TRUE(has(page, FindingKind::kCrashed));
}

TEST(Client, EndsEveryHostileFileInATypedOutcome) {
  PALIMPSEST_REQUIRE_TEST_DATA(folder);
  Client client(PALIMPSEST_WORKER);
  for (const auto& entry : std::filesystem::directory_iterator(*folder / "hostile")) {
    SCOPED_TRACE(entry.path().filename().string());
    try {
      const auto document = client.open(read_file(entry.path()), kNoOcr);
      for (int number = 1; number <= document->page_count(); ++number) {
        EXPECT_EQ(document->read_page(number).number, number);
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
    }
  }
}

}  // namespace
}  // namespace palimpsest::worker
