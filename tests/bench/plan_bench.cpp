// Plans a job of made files whose bytes and pages are known, as a survey leaves them: how long the
// shards take to write, how large they are, and how much memory it needs.
//
//   plan_bench FOLDER [PAGES]          FOLDER must not exist; 10,000,000 pages
#include "archive/job/plan/plan_job.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>

#include <sys/resource.h>

namespace {

using namespace palimpsest;
using Clock = std::chrono::steady_clock;

// Five pages a file on average, two thirds of them scans, and a book of 3,000 in every 20,000
// files.
archive::Survey made_survey(std::uint64_t pages) {
  std::mt19937 random(1);
  archive::Survey survey;
  survey.tooling = {{"poppler", "22.12.0"}};
  for (std::uint64_t done = 0; done < pages;) {
    const int number = static_cast<int>(survey.files.size());
    const int count = number % 20000 == 0 ? 3000 : 1 + static_cast<int>(random() % 9);
    const std::uint64_t bytes = random() % 3 == 0 ? 5000 : 45000;
    const std::string name = std::to_string(number);
    survey.files.push_back({"/shared/releases/2025-03-18/documents/104-" + name + ".pdf",
                            sha256_of(name), bytes * static_cast<std::uint64_t>(count), count});
    done += static_cast<std::uint64_t>(count);
  }
  return survey;
}

std::uint64_t bytes_below(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || std::filesystem::exists(argv[1])) {
    std::fprintf(stderr, "usage: plan_bench NEW_FOLDER [PAGES]\n");
    return 2;
  }
  const std::uint64_t pages = argc > 2 ? std::stoull(argv[2]) : 10'000'000;
  const archive::Survey survey = made_survey(pages);
  const auto start = Clock::now();
  const Job job = archive::write_job(archive::JobFolder(argv[1]), survey, {}, {});
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const double processor = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
  std::printf(
      "%llu pages, %llu files, %d shards: %.1f s, %.0f s of processor, %.0f MB of shards, "
      "%.0f MB of memory\n",
      static_cast<unsigned long long>(job.pages), static_cast<unsigned long long>(job.files),
      job.shards, seconds, processor, static_cast<double>(bytes_below(argv[1])) / 1e6,
      static_cast<double>(usage.ru_maxrss) / 1e3);
  return 0;
}
