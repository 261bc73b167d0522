// Every file of hostile_files.hpp ends within its limits in a typed outcome,
// and the program that reads it by a worker stays as small as it was.
#include "base/error.hpp"
#include "base/file.hpp"
#include "unit/worker/hostile/hostile_files.hpp"
#include "worker/client/client.hpp"
#include "worker/client/session.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

using test::HostileFile;

constexpr int kPagesRead = 3;            // of a document that has more
constexpr double kParentMegabytes = 48;  // that reading may add: an answer and its page
constexpr std::chrono::seconds kPatience(60);

// Short limits, so that the test is short; the worker is slower where a
// sanitizer runs.
ClientOptions strict() {
  ClientOptions options;
  options.processor_limit = std::chrono::seconds(4);
  options.open_limit = options.page_limit = std::chrono::seconds(25);
  options.attempts = 1;
  return options;
}

double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

bool is_typed(const Page& page) {
  if (is_readable(page)) return true;
  return std::any_of(page.findings.begin(), page.findings.end(), [](const Finding& finding) {
    switch (finding.kind) {
      case FindingKind::kPageNotRendered:
      case FindingKind::kPageLeftEmpty:
      case FindingKind::kTimeout:
      case FindingKind::kOutOfMemory:
      case FindingKind::kCrashed:
      case FindingKind::kTooLarge:
        return true;
      default:
        return false;
    }
  });
}

// What became of a file, in words for the log of the test.
std::string read_all(const std::string& bytes) {
  Client client(PALIMPSEST_WORKER, strict());
  std::string outcome;
  try {
    const auto document = client.open(bytes, {OcrMode::kNever, {"eng"}});
    for (int number = 1; number <= std::min(document->page_count(), kPagesRead); ++number) {
      const Page page = document->read_page(number);
      EXPECT_EQ(page.number, number);
      EXPECT_TRUE(is_typed(page));
      outcome += is_readable(page) ? " read" : "";
      for (const Finding& finding : page.findings) {
        outcome += " " + std::string(name_of(finding.kind)) + " (" + finding.message + ")";
      }
    }
  } catch (const WorkerLost& lost) {
    outcome = std::string(name_of(lost.finding())) + " on opening: " + lost.what();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput) << error.what();
    outcome = std::string("not opened: ") + error.what();
  }
  return outcome;
}

class Hostile : public testing::TestWithParam<HostileFile> {};

TEST_P(Hostile, EndsInATypedOutcomeWithinItsLimits) {
  const std::string bytes = GetParam().make();
  forget_peak();
  const double before = peak_megabytes();
  const auto start = std::chrono::steady_clock::now();
  const std::string outcome = read_all(bytes);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  EXPECT_FALSE(outcome.empty());
  EXPECT_LT(time, kPatience);
  EXPECT_LT(peak_megabytes() - before, kParentMegabytes);
  RecordProperty("outcome", outcome);
  if (std::getenv("PALIMPSEST_SHOW_OUTCOMES") != nullptr) {
    std::printf("%-28s %6.1f s %5.1f MB  %s\n", GetParam().name.c_str(), time.count(),
                peak_megabytes() - before, outcome.c_str());
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Hostile, testing::ValuesIn(test::hostile_files()),
                         [](const auto& file) { return file.param.name; });

TEST(HostileFiles, LockedFilesAreSaidToBeLocked) {
  const auto files = test::hostile_files();
  const auto locked = std::find_if(files.begin(), files.end(),
                                   [](const HostileFile& file) { return file.name == "locked"; });
  ASSERT_NE(locked, files.end());
  EXPECT_NE(read_all(locked->make()).find("needs a password"), std::string::npos);
}

}  // namespace
}  // namespace palimpsest::worker
