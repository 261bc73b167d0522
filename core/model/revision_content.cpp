#include "model/revision_content.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace palimpsest {
namespace {

constexpr double kUsualWord = 6;  // characters of an English word with its blank
constexpr int kEnoughWords = 20;  // of a page, to take the length of its own words
constexpr const char* kWithoutCode = "";

// Words of a page, and the characters of one with its blank.
struct PageWords {
  int count = 0;
  double length = kUsualWord;
};

PageWords words_of(const Page& page) {
  PageWords words;
  std::size_t characters = 0;
  for (const Line& line : page.lines) {
    words.count += static_cast<int>(line.size());
    for (const Word& word : line) characters += word.text.size() + 1;
  }
  if (words.count >= kEnoughWords) words.length = static_cast<double>(characters) / words.count;
  return words;
}

std::set<std::string> codes_of(const Redaction& redaction) {
  std::set<std::string> codes;
  for (const Code& code : redaction.codes) codes.insert(code.normalized);
  if (codes.empty()) codes.insert(kWithoutCode);
  return codes;
}

int withheld_words(const Redaction& redaction, const PageWords& words) {
  if (redaction.pages_withheld > 0 || redaction.kind == RedactionKind::kPage) return 0;
  return static_cast<int>(std::lround(redaction.characters / words.length));
}

int pages_of(const Page& page) {
  int pages = 1;
  for (const Redaction& redaction : page.redactions) {
    pages = std::max(pages, redaction.pages_withheld);
  }
  return pages;
}

void add_page(const Page& page, RevisionContent& content) {
  const PageWords words = words_of(page);
  const int pages = pages_of(page);
  std::set<std::string> codes_of_page;
  for (const Redaction& redaction : page.redactions) {
    const int withheld = withheld_words(redaction, words);
    ++content.all.redactions;
    content.all.words += withheld;
    for (const std::string& code : codes_of(redaction)) {
      WithheldContent& under = content.by_code[code];
      ++under.redactions;
      under.words += withheld;
      if (codes_of_page.insert(code).second) under.pages += pages;
    }
  }
  content.pages += pages;
  content.words += words.count;
  if (!page.redactions.empty()) content.all.pages += pages;
}

}  // namespace

RevisionContent content_of(const std::vector<Page>& pages) {
  RevisionContent content;
  for (const Page& page : pages) add_page(page, content);
  return content;
}

}  // namespace palimpsest
