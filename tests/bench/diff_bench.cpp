// Compares pairs of PDFs with the real worker, as `diff --json` does, and measures the time.
//
//   diff_bench WORKER CACHE FOLDER...
//
// Each FOLDER holds before.pdf and after.pdf and gets diff.json. Pages as read are kept in CACHE
// (by the digest of the file), so that a change of the comparison is measured without reading.
#include "archive/compare/compare.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "record/diff_record.hpp"
#include "record/page_record.hpp"
#include "worker/client/client.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

namespace {

using namespace palimpsest;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Reads all pages, or takes them from the cache.
std::vector<Page> read_pages(worker::OpenDocument& document, const Sha256& sha256,
                             const fs::path& cache) {
  std::vector<Page> pages;
  for (int number = 1; number <= document.page_count(); ++number) {
    const fs::path kept = cache / (sha256.hex() + "-" + std::to_string(number) + ".json");
    if (!fs::exists(kept)) {
      std::ofstream(kept) << record::page_to_json(document.read_page(number));
    }
    pages.push_back(record::parse_page(read_file(kept)));
  }
  return pages;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void run(const fs::path& program, const fs::path& cache, const fs::path& folder) {
  worker::Client before_worker(program);
  worker::Client after_worker(program);
  const std::string before_bytes = read_file(folder / "before.pdf");
  const std::string after_bytes = read_file(folder / "after.pdf");
  const Sha256 before_sha256 = sha256_of(before_bytes);
  const Sha256 after_sha256 = sha256_of(after_bytes);
  const auto before = before_worker.open(before_bytes, {});
  const auto after = after_worker.open(after_bytes, {});
  const Clock::time_point start = Clock::now();
  const std::vector<Page> before_pages = read_pages(*before, before_sha256, cache);
  const std::vector<Page> after_pages = read_pages(*after, after_sha256, cache);
  const double reading = seconds_since(start);
  const Diff diff = archive::compare({before_pages, *before, *before, before_sha256},
                                     {after_pages, *after, *after, after_sha256});
  const double comparing = seconds_since(start) - reading;
  std::cout << folder.filename().string() << " pages " << after_pages.size() << " read " << reading
            << " s, compare " << comparing << " s" << std::endl;
  std::ofstream(folder / "diff.json") << record::diff_to_json(diff);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  int status = 0;
  for (int i = 3; i < argc; ++i) {
    try {
      run(argv[1], argv[2], argv[i]);
    } catch (const Error& error) {
      std::cerr << argv[i] << ": " << error.what() << '\n';
      status = 3;
    }
  }
  return status;
}
