// Commits ready-made revisions of one page into a new archive, and says how fast the first and the
// last tenth went, and how long it takes to read one document of the archive. The processor's time
// holds on a busy machine, too.
//
//   store_bench FOLDER [COUNT]          FOLDER must not exist; it is left for a look
#include "archive/archive.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/parallel.hpp"
#include "made_archive.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <string>

namespace {

using namespace palimpsest;
using Clock = std::chrono::steady_clock;

constexpr int kTenths = 10;
constexpr std::size_t kAtOnce = 100;  // revisions whose pages are read ahead
const archive::Actor kActor{"A. Reader", "bench", Instant{1700000000}};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// As the threads of an import make them, one beside each worker.
std::vector<bench::ReadPages> read_pages_of(const std::vector<Revision>& revisions) {
  std::vector<bench::ReadPages> read(revisions.size());
  for_each_in_parallel(revisions.size(),
                       [&](std::size_t i) { read[i] = bench::read_pages_of(revisions[i]); });
  return read;
}

void add(store::Writer& writer, const Revision& revision, const bench::ReadPages& pages,
         const Release& release) {
  const archive::Catalogue catalogue(writer.tip());
  (void)writer.add(bench::made_commit(catalogue, revision, pages, release, kActor));
  if (writer.is_full()) (void)writer.flush();
}

// Seconds of the processor, of this process.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Returns the revisions per second of each tenth.
std::vector<double> fill(store::Store& store, int count) {
  const Release release{ReleaseId("2023-06-27"), "NARA", "", "", "", EdtfDate::parse("2023-06-27")};
  std::mt19937 random(1);
  store::Writer writer(store);
  std::vector<double> rates;
  for (int tenth = 0; tenth < kTenths; ++tenth) {
    double making = 0, making_processor = 0;
    const auto start = Clock::now();
    const double start_processor = processor_seconds();
    const int end = (tenth + 1) * count / kTenths, begin = tenth * count / kTenths;
    for (int next = begin; next < end;) {
      const auto making_start = Clock::now();
      const double making_start_processor = processor_seconds();
      std::vector<Revision> revisions;
      while (next < end && revisions.size() < kAtOnce) {
        revisions.push_back(bench::made_revision(next++, random));
      }
      making += seconds_since(making_start);
      making_processor += processor_seconds() - making_start_processor;
      const std::vector<bench::ReadPages> pages = read_pages_of(revisions);
      for (std::size_t i = 0; i < revisions.size(); ++i) {
        add(writer, revisions[i], pages[i], release);
      }
    }
    (void)writer.flush();
    rates.push_back((end - begin) / (seconds_since(start) - making));
    const double used = processor_seconds() - start_processor - making_processor;
    std::printf("tenth %2d: %6.0f revisions per second, %.2f ms of the processor each\n", tenth + 1,
                rates.back(), 1000 * used * kTenths / count);
    std::fflush(stdout);
  }
  return rates;
}

std::string peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return line.substr(6);
  }
  return "unknown";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const int count = argc > 2 ? std::stoi(argv[2]) : 20000;
  (void)archive::create_archive(argv[1], kActor);
  store::Store store = archive::open_archive(argv[1]);
  const std::vector<double> rates = fill(store, count);
  std::printf("last tenth / first tenth: %.2f\n", rates.back() / rates.front());
  const auto start = Clock::now();
  const store::Store opened = archive::open_archive(argv[1]);
  const archive::Catalogue catalogue(opened.tip());
  const std::size_t revisions =
      catalogue.summary(DocumentId("104-10000-" + std::to_string(100000 + count / 2)))
          .revisions.size();
  std::printf("open, and show one document (%zu revision): %.1f ms\n", revisions,
              1000 * seconds_since(start));
  std::printf("peak memory: %s\n", peak_memory().c_str());
  return 0;
}
