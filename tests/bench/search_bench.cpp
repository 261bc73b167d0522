// Measures searching a large archive: made pages whose words are as unequally common as those of
// real text (Zipf), straight in the index.
//
//   search_bench FILE [PAGES [WORDS]]      makes FILE as far as it is not there yet
//
// WORDS is how many a page has. What a filter costs does not depend on them, and few are put into a
// file in a tenth of the time.
#include "base/file.hpp"
#include "index/index.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>

namespace {

using namespace palimpsest;
using Clock = std::chrono::steady_clock;

constexpr int kWordsOfLine = 12;
constexpr int kPagesOfDocument = 10;
constexpr std::size_t kKnownWords = 400'000;
constexpr int kMisread = 3;  // words of a hundred in which one letter is another
constexpr int kRuns = 7;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The commonest words are the shortest, as in any language.
std::string word_of(std::size_t rank) {
  static const std::vector<std::string> kSyllables = {
      "a", "be",  "con", "de", "e",   "fa", "ga", "ha", "in", "ja", "ka", "la", "men",  "na",
      "o", "pre", "qua", "re", "sta", "ti", "un", "va", "wa", "xi", "ya", "zo", "tion", "ster"};
  std::string word;
  for (std::size_t rest = rank + 1; rest > 0; rest /= kSyllables.size()) {
    word += kSyllables[rest % kSyllables.size()];
  }
  return word;
}

class Text {
 public:
  explicit Text(int words_of_page) : words_of_page_(words_of_page) {
    double sum = 0;
    for (std::size_t rank = 0; rank < kKnownWords; ++rank) {
      sums_.push_back(sum += 1.0 / static_cast<double>(rank + 1));
    }
  }

  std::string word(std::mt19937_64& random) const {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random);
    const auto found = std::lower_bound(sums_.begin(), sums_.end(), at);
    std::string word = word_of(static_cast<std::size_t>(found - sums_.begin()));
    if (static_cast<int>(random() % 100) < kMisread) {
      word[random() % word.size()] = static_cast<char>('a' + random() % 26);
    }
    return word;
  }

  // Returns the rank of the word that about `share` of all pages have.
  std::size_t rank_of(double share) const {
    const double expected = -std::log(1 - share) / words_of_page_;
    const double rank = 1 / (expected * sums_.back());
    return static_cast<std::size_t>(std::clamp(rank - 1, 0.0, kKnownWords - 1.0));
  }

  [[nodiscard]] int words_of_page() const { return words_of_page_; }

 private:
  int words_of_page_;
  std::vector<double> sums_;
};

index::PageText made_page(const Text& text, std::mt19937_64& random) {
  index::PageText page;
  for (int i = 0; i < text.words_of_page(); ++i) {
    if (i % kWordsOfLine == 0) page.lines.emplace_back();
    const int line = i / kWordsOfLine;
    const double top = 72 + 24.0 * line;
    const double left = 72 + 39.0 * (i % kWordsOfLine);
    page.lines.back().push_back(
        {text.word(random), {points(left), points(top), points(left + 36), points(top + 11)}});
  }
  if (random() % 4 == 0) {
    page.is_redacted = true;
    page.codes = {random() % 3 == 0 ? "(b)(6)" : "(b)(1)"};
  }
  return page;
}

DocumentId id_of(std::uint64_t document) {
  return DocumentId("299-" + std::to_string(10000000 + document));
}

index::IndexedDocument made_document(std::uint64_t number, const Text& text) {
  std::mt19937_64 random(number);
  const std::string year = std::to_string(2001 + number % 25);
  index::IndexedDocument document{{id_of(number), {}, {}}, {}, {}, {}, "Agency"};
  document.summary.revisions.push_back({RevisionFolder(year),
                                        {ReleaseId(year), "", "", "", "", EdtfDate::parse(year)},
                                        {},
                                        sha256_of(document.summary.id.text()),
                                        kPagesOfDocument,
                                        0,
                                        0,
                                        {}});
  document.contents.emplace_back();
  document.pages.emplace_back();
  document.title = text.word(random) + " " + text.word(random) + " " + text.word(random);
  document.date = EdtfDate::parse(std::to_string(1940 + number % 60));
  auto& pages = document.texts.emplace_back();
  for (int i = 0; i < kPagesOfDocument; ++i) pages.push_back(made_page(text, random));
  return document;
}

// Goes on where it was stopped, by a transaction for every 50,000 pages.
void make(const std::filesystem::path& file, std::uint64_t pages, const Text& text) {
  constexpr std::uint64_t kTogether = 5000;  // documents
  const auto start = Clock::now();
  index::Index index(file);
  std::uint64_t next = 0;
  while (index.has_document(id_of(next))) next += kTogether;
  const std::uint64_t first = next;
  while (next < pages / kPagesOfDocument) {
    index::Update update = index.update();
    for (std::uint64_t i = next; i < next + kTogether; ++i) update.put(made_document(i, text));
    update.finish(CommitId(std::string(40, 'a')));
    next += kTogether;
    std::cerr << next * kPagesOfDocument << " pages\n";
  }
  if (next > first) {
    std::cout << (next - first) * kPagesOfDocument << " pages put in " << seconds_since(start)
              << " s\n";
  }
}

struct Question {
  std::string name;
  SearchRequest request;
};

SearchRequest of_query(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

std::vector<Question> plain_questions(const std::function<std::string(double)>& word) {
  const std::string common = word_of(0), second = word_of(1), rare = word(1000);
  return {
      {"commonest word", of_query(common)},
      {"second, third and fourth", of_query(second + " " + word_of(2) + " " + word_of(3))},
      {"commonest as phrase", of_query("\"" + common + " " + second + "\"")},
      {"commonest, NEAR", of_query(common + " NEAR/3 " + second)},
      {"prefix of one letter", of_query(common.substr(0, 1) + "*")},
      {"another of one letter", of_query("s*")},
      {"prefix of two letters", of_query("co*")},
      {"prefix of three letters", of_query("sta*")},
      {"two prefixes", of_query("re* AND st*")},
      {"word of 100 pages", of_query(word(100))},
      {"word of 1,000", of_query(rare)},
      {"word of 10,000", of_query(word(10000))},
      {"word of 9,000", of_query(word(9000))},
      {"common AND 10,000", of_query(common + " AND " + word(10000))},
      {"9,000 NOT common", of_query(word(9000) + " NOT " + second)},
      {"5,000 OR 4,000", of_query(word(5000) + " OR " + word(4000))},
      {"common NOT second", of_query(common + " NOT " + second)},
      {"nothing found", of_query("\"" + rare + " " + word(900) + " " + word(800) + "\"")},
      {"phrase of 10,000 and common", of_query("\"" + word(10000) + " " + common + "\"")},
      {"10,000 NEAR common", of_query(word(10000) + " NEAR/5 " + common)},
      {"prefix of some 10,000", of_query(word(9000).substr(0, word(9000).size() - 1) + "*")},
  };
}

std::vector<Question> changed_questions(const std::string& common, const std::string& of_10000,
                                        const std::string& rare, const std::string& rarest) {
  std::vector<Question> all;
  const auto add = [&](const char* name, const std::string& query, auto change) {
    all.push_back({name, of_query(query)});
    change(all.back().request);
  };
  const auto of_agency = [](const char* agency) {
    return [=](SearchRequest& request) { request.filter.agency = agency; };
  };
  const auto of_years = [](const char* first, const char* last) {
    return [=](SearchRequest& request) { request.filter.dates = {{first, last}}; };
  };
  const auto of_releases = [](int first, int last) {
    return [=](SearchRequest& request) {
      auto& releases = request.filter.releases.emplace();
      for (int year = first; year <= last; ++year) releases.insert(ReleaseId(std::to_string(year)));
    };
  };
  const auto fuzzy = [](SearchRequest& request) { request.is_fuzzy = true; };
  add("1,000, fuzzy", rare, fuzzy);
  add("100, fuzzy", rarest, fuzzy);
  add("commonest in one release", common, of_releases(2001, 2001));
  add("10,000 in one release", of_10000, of_releases(2001, 2001));
  add("10,000 in 24 of 25 releases", of_10000, of_releases(2002, 2025));
  add("10,000 with a code", of_10000,
      [](SearchRequest& request) { request.filter.code = "(b)(6)"; });
  add("commonest of two years", common, of_years("19620000", "19639999"));
  add("10,000 of two years", of_10000, of_years("19620000", "19639999"));
  add("10,000 of fifty years", of_10000, of_years("19450000", "19949999"));
  add("commonest of the only agency", common, of_agency("agency"));
  add("10,000 of the only agency", of_10000, of_agency("agency"));
  add("10,000 of no agency", of_10000, of_agency("none"));
  add("10,000, every other hidden", of_10000, [](SearchRequest& request) {
    request.is_shown = [](const DocumentId&, const std::string&, int page) {
      return page % 2 == 0;
    };
  });
  return all;
}

// Has the system forget what it read of the file.
void forget(const std::filesystem::path& file) {
  const FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  ::posix_fadvise(descriptor.value(), 0, 0, POSIX_FADV_DONTNEED);
}

// Milliseconds on the clock and of the processor.
struct Cost {
  double clock = 0;
  double processor = 0;
};

// Returns what a search costs as a command does it: nothing is in its memory.
Cost asked(const std::filesystem::path& file, const Question& question, SearchOutcome& outcome) {
  const auto start = Clock::now();
  const std::clock_t busy = std::clock();
  const index::Index index(file);
  outcome = index.search(question.request);
  return {1000 * seconds_since(start),
          1000.0 * static_cast<double>(std::clock() - busy) / CLOCKS_PER_SEC};
}

void ask(const std::filesystem::path& file, const Question& question) {
  SearchOutcome outcome;
  forget(file);
  const double cold = asked(file, question, outcome).clock;
  Cost best = asked(file, question, outcome);
  for (int run = 1; run < kRuns; ++run) {
    const Cost cost = asked(file, question, outcome);
    best = {std::min(best.clock, cost.clock), std::min(best.processor, cost.processor)};
  }
  std::cout << "| " << std::left << std::setw(26) << question.name << " | " << std::right
            << std::setw(7) << outcome.pages << (outcome.is_complete ? "  " : "+ ") << "| "
            << std::setw(6) << outcome.documents << std::fixed << std::setprecision(1);
  for (const double each : {best.clock, best.processor, cold}) {
    std::cout << " | " << std::setw(7) << each;
  }
  std::cout << " |  " << question.request.query << "\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::filesystem::path file = arguments[1];
  const auto pages = static_cast<std::uint64_t>(count > 2 ? std::atoll(arguments[2]) : 1'000'000);
  const Text text(count > 3 ? std::atoi(arguments[3]) : 300);
  make(file, pages, text);
  std::cout << std::filesystem::file_size(file) / 1'000'000 << " MB\n"
            << "| question | pages | documents | clock ms | processor ms | cold ms |\n";
  const auto word = [&](double hits) {
    return word_of(text.rank_of(std::min(hits / static_cast<double>(pages), 0.99)));
  };
  for (const Question& each : plain_questions(word)) ask(file, each);
  for (const Question& each : changed_questions(word_of(0), word(10000), word(1000), word(100))) {
    ask(file, each);
  }
  return 0;
}
