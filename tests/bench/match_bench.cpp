// Measures page matching: a long file against its re-release, whose words were read with errors,
// whose pages lost some ink, and where pages came, went and moved.
//
//   match_bench [PAGES]
#include "align/pages/match_pages.hpp"

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace palimpsest;

constexpr int kWords = 300;       // of a page
constexpr int kVocabulary = 400;  // few, so that pages share most of theirs
constexpr int kCells = 32 * 44;

struct Release {
  std::vector<Page> pages;
  std::vector<int> sheets;  // which sheet each page is
};

Page sheet(int seed) {
  std::mt19937 dice(static_cast<std::uint32_t>(seed));
  Page page;
  page.lines.resize(1);
  for (int i = 0; i < kWords; ++i) {
    page.lines[0].push_back({"word" + std::to_string(dice() % kVocabulary), {}, 90});
  }
  for (int i = 0; i < kCells; ++i) {
    const bool is_line = (i / 32) % 2 == 0;
    page.fingerprint += is_line ? "0123456789abcdef"[dice() % 16] : '0';
  }
  return page;
}

// Every fifth word is read as another one, every tenth cell is off.
Page scanned(Page page, int seed) {
  std::mt19937 dice(static_cast<std::uint32_t>(seed));
  for (Word& word : page.lines[0]) {
    if (dice() % 5 == 0) word.text = "misread" + std::to_string(dice() % 1000);
  }
  for (char& cell : page.fingerprint) {
    if (dice() % 10 == 0) cell = "0123456789abcdef"[dice() % 16];
  }
  return page;
}

Release release(const std::vector<int>& sheets, int seed) {
  Release made;
  for (const int number : sheets) {
    made.pages.push_back(scanned(sheet(number), seed + number));
    made.pages.back().number = static_cast<int>(made.pages.size());
    made.sheets.push_back(number);
  }
  return made;
}

std::vector<align::PageSketch> sketches(const Release& release) {
  std::vector<align::PageSketch> all;
  for (const Page& page : release.pages) {
    all.push_back({page.number, page.fingerprint, &page.lines});
  }
  return all;
}

// A block moved to the front, every fiftieth page went, ten new pages in the middle.
std::vector<int> rearranged(int pages) {
  std::vector<int> sheets;
  for (int i = pages / 2; i < pages / 2 + pages / 20; ++i) sheets.push_back(i);
  for (int i = 0; i < pages; ++i) {
    const bool has_moved = i >= pages / 2 && i < pages / 2 + pages / 20;
    if (!has_moved && i % 50 != 49) sheets.push_back(i);
    if (i == pages / 4) {
      for (int k = 0; k < 10; ++k) sheets.push_back(pages + k);
    }
  }
  return sheets;
}

}  // namespace

int main(int argc, char** argv) {
  const int pages = argc > 1 ? std::atoi(argv[1]) : 1000;
  std::vector<int> in_order;
  for (int i = 0; i < pages; ++i) in_order.push_back(i);
  const Release before = release(in_order, 1'000'000);
  const Release after = release(rearranged(pages), 2'000'000);
  const std::clock_t start = std::clock();
  const auto matches = align::match_pages(sketches(before), sketches(after));
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  int wrong = 0;
  for (const auto& [old_page, new_page] : matches) {
    if (!new_page) continue;
    const int number = after.sheets[static_cast<std::size_t>(*new_page) - 1];
    const std::optional<int> wanted = number < pages ? std::optional(number + 1) : std::nullopt;
    wrong += wanted == old_page ? 0 : 1;
  }
  std::cout << before.pages.size() << " against " << after.pages.size() << " pages: " << took
            << " s of processor time, " << wrong << " wrong" << std::endl;
  return 0;
}
