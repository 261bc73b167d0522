// Edits an archive of ready-made revisions of one page, and says what an edit of one field and one
// of 5,000 rows cost at several sizes, by the clock and by the processor. The bytes of the
// originals are left out: no edit reads them.
//
// The index is up to date before each measure, as after any command that lists or searches; what
// the next such command pays after the 5,000 rows is told, too.
//
//   edit_bench FOLDER [COUNT]           makes FOLDER in four steps; it is left for a look
//   edit_bench FOLDER COUNT             of an archive of COUNT revisions that store_bench has left
#include "archive/archive.hpp"
#include "archive/edit/edit_values.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "made_archive.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace palimpsest;
using Clock = std::chrono::steady_clock;

constexpr int kSteps = 4;
constexpr int kSingleEdits = 20;
constexpr int kRows = 5000;
const archive::Actor kActor{"A. Reader", "bench", Instant{1700000000}};

struct Cost {
  double seconds = 0;
  double processor = 0;
};

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Cost cost_of(const std::function<void()>& work) {
  const auto start = Clock::now();
  const double processor = processor_seconds();
  work();
  return {std::chrono::duration<double>(Clock::now() - start).count(),
          processor_seconds() - processor};
}

DocumentId made_document(int number) {
  std::mt19937 random(1);
  return bench::made_revision(number, random).document;
}

void fill(const std::string& folder, int first, int last, std::mt19937& random) {
  const Release release{ReleaseId("2023-06-27"), "NARA", "", "", "", EdtfDate::parse("2023-06-27")};
  store::Store store = archive::open_archive(folder);
  store::Writer writer(store);
  for (int i = first; i < last; ++i) {
    const archive::Catalogue catalogue(writer.tip());
    const Revision revision = bench::made_revision(i, random);
    (void)writer.add(
        bench::made_commit(catalogue, revision, bench::read_pages_of(revision), release, kActor));
    if (writer.is_full()) (void)writer.flush();
  }
  (void)writer.flush();
}

// As the command does it: the archive is opened for each.
void edit(const std::string& folder, const std::vector<EditRow>& rows) {
  store::Store store = archive::open_archive(folder);
  const ValuesOutcome outcome =
      archive::edit_values(store, rows, kActor, archive::EditScope::kKnownDocuments);
  if (!outcome.commit) std::printf("nothing was changed\n");
}

EditRow row_of(const DocumentId& document, const std::string& value) {
  return {"", {document.text(), "", 0, ""}, {{"title", value}}};
}

Cost index_anew(const std::string& folder) {
  const store::Store store = archive::open_archive(folder);
  return cost_of([&] { archive::refresh_index(store); });
}

Cost single_edit(const std::string& folder, int count) {
  std::vector<double> seconds, processor;
  for (int i = 0; i < kSingleEdits; ++i) {
    const DocumentId document = made_document(i * (count / kSingleEdits));
    const EditRow row = row_of(document, "title " + std::to_string(count));
    const Cost cost = cost_of([&] { edit(folder, {row}); });
    seconds.push_back(cost.seconds);
    processor.push_back(cost.processor);
  }
  std::sort(seconds.begin(), seconds.end());
  std::sort(processor.begin(), processor.end());
  return {seconds[kSingleEdits / 2], processor[kSingleEdits / 2]};
}

Cost bulk_edit(const std::string& folder, int count) {
  std::vector<EditRow> rows;
  for (int i = 0; i < kRows; ++i) {
    rows.push_back(row_of(made_document(i * (count / kRows)), "bulk " + std::to_string(count)));
  }
  return cost_of([&] { edit(folder, rows); });
}

void measure(const std::string& folder, int size) {
  (void)index_anew(folder);
  const Cost single = single_edit(folder, size);
  (void)index_anew(folder);
  const Cost bulk = bulk_edit(folder, size);
  const Cost after = index_anew(folder);
  std::printf(
      "%6d revisions: one field %5.1f ms (processor %5.1f), 5,000 rows %5.2f s (%5.2f), their "
      "index %5.2f s (%5.2f)\n",
      size, 1000 * single.seconds, 1000 * single.processor, bulk.seconds, bulk.processor,
      after.seconds, after.processor);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string folder = argv[1];
  const int count = std::max(kRows * kSteps, argc > 2 ? std::stoi(argv[2]) : 0);
  if (std::filesystem::exists(folder)) {
    measure(folder, count);
    return 0;
  }
  (void)archive::create_archive(folder, kActor);
  std::mt19937 random(1);
  for (int step = 1; step <= kSteps; ++step) {
    const int size = count / kSteps * step;
    fill(folder, count / kSteps * (step - 1), size, random);
    measure(folder, size);
  }
  return 0;
}
