// Measures how long it takes to find the copies of a new document among very many, and how many are
// found: documents with a form and pages of words of unequal frequency, of which some come again
// under another number, read anew with errors, whole or inside a larger file.
//
//   copies_bench FOLDER [DOCUMENTS]     the folder gets the archive; 100,000 documents by default
#include "align/copies/page_keys.hpp"
#include "archive/archive.hpp"
#include "archive/copies/find_copies.hpp"
#include "index/index.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace palimpsest;

using Clock = std::chrono::steady_clock;

constexpr int kVocabulary = 20'000;
constexpr int kWords = 180;     // of a page
constexpr int kFormWords = 60;  // that are the same on every form
constexpr int kQueries = 300;
constexpr int kMisread = 10;  // words in a hundred, of a copy that is read anew
constexpr int kCells = 32 * 44;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A word by Zipf's law, so that common words make common runs.
std::string word(std::mt19937& dice) {
  const double part = std::uniform_real_distribution<double>(0, 1)(dice);
  return "w" + std::to_string(static_cast<int>(std::pow(double{kVocabulary}, part)));
}

Page made_page(std::uint32_t document, int number, int misread_percent, std::uint32_t reading) {
  std::mt19937 dice(document * 64 + static_cast<std::uint32_t>(number));
  std::mt19937 errors(reading);
  Page page;
  page.number = number;
  page.lines.resize(1);
  const int form = number == 1 ? kFormWords : 0;
  for (int i = 0; i < form; ++i) page.lines[0].push_back({"form" + std::to_string(i), {}, 90});
  for (int i = 0; i < kWords - form; ++i) {
    std::string text = word(dice);
    if (static_cast<int>(errors() % 100) < misread_percent) text += "x";
    page.lines[0].push_back({text, {}, 90});
  }
  for (int i = 0; i < kCells; ++i) {
    const bool is_line = (i / 32) % 2 == 0;
    page.fingerprint += is_line ? "0123456789abcdef"[dice() % 16] : '0';
  }
  return page;
}

int page_count_of(std::uint32_t document) { return 1 + static_cast<int>(document * 7 % 5); }

std::vector<Page> made_document(std::uint32_t document, int misread_percent,
                                std::uint32_t reading) {
  std::vector<Page> pages;
  for (int number = 1; number <= page_count_of(document); ++number) {
    pages.push_back(
        made_page(document, number, misread_percent, reading + static_cast<std::uint32_t>(number)));
  }
  return pages;
}

DocumentId id_of(std::uint32_t document) {
  return DocumentId("299-" + std::to_string(10000 + document / 100000) + "-" +
                    std::to_string(100000 + document % 100000));
}

index::IndexedDocument indexed(std::uint32_t document) {
  const std::vector<Page> pages = made_document(document, 0, 0);
  index::IndexedDocument result{{id_of(document), {}, {}}, {}, {}, {}, {}};
  result.summary.revisions.push_back({RevisionFolder("r"),
                                      {ReleaseId("r"), "", "", "", "", {}},
                                      {},
                                      sha256_of(id_of(document).text()),
                                      static_cast<int>(pages.size()),
                                      0,
                                      0,
                                      {}});
  result.contents.emplace_back();
  auto& keys = result.pages.emplace_back();
  for (const Page& page : pages) keys.push_back(align::keys_of(page));
  return result;
}

archive::SoughtFile sought(const std::vector<Page>& pages) {
  archive::SoughtFile file{DocumentId("new"), sha256_of("new"), {}, {}};
  for (const Page& page : pages) {
    file.pages.push_back(align::keys_of(page));
    file.fingerprints.push_back(&page.fingerprint);
  }
  return file;
}

bool names(const std::vector<Copy>& copies, const DocumentId& id) {
  return std::any_of(copies.begin(), copies.end(),
                     [&](const Copy& copy) { return copy.document == id; });
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::filesystem::path folder = arguments[1];
  const auto documents = static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : 100'000);
  (void)archive::create_archive(folder, {"bench", "bench", {}});
  const store::Store store = archive::open_archive(folder);
  index::Index index(folder / "bench.sqlite");
  auto start = Clock::now();
  {
    index::Update update = index.update();
    for (std::uint32_t i = 0; i < documents; ++i) update.put(indexed(i));
    update.finish(store.tip().commit());
  }
  std::cout << documents << " documents put in " << seconds_since(start) << " s, "
            << std::filesystem::file_size(folder / "bench.sqlite") / 1'000'000 << " MB\n";
  const archive::Catalogue catalogue(store.tip());
  std::vector<double> times;
  int found = 0, wrong = 0, strange = 0;
  for (std::uint32_t i = 0; i < kQueries; ++i) {
    const std::uint32_t document = i * (documents / kQueries);
    const std::vector<Page> copy = made_document(document, kMisread, 1000 + i);
    const std::vector<Page> other = made_document(documents + 1 + i, 0, 0);
    start = Clock::now();
    const auto copies = archive::find_copies(index, catalogue, sought(copy));
    times.push_back(seconds_since(start));
    found += names(copies, id_of(document));
    wrong += static_cast<int>(copies.size()) - names(copies, id_of(document));
    strange += static_cast<int>(archive::find_copies(index, catalogue, sought(other)).size());
  }
  std::sort(times.begin(), times.end());
  std::cout << "copies of a new document: median " << 1000 * times[times.size() / 2]
            << " ms, longest " << 1000 * times.back() << " ms; " << found << " of " << kQueries
            << " found, " << wrong << " wrong; of documents that are new, " << strange
            << " wrong\n";
  return 0;
}
