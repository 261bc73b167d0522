// What a search of the archive's text asks for, and what it finds.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"
#include "model/region.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest {

// Days as sort keys of EdtfDate, both inclusive: {"19621000", "19621099"} is October 1962.
struct DateRange {
  std::string first;
  std::string last;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// Whether documents are found that a person restricted: for the archive's owner alone.
enum class RestrictedHits { kLeftOut, kIncluded };

// What of the archive is looked at; what is empty restricts nothing.
struct SearchFilter {
  std::optional<std::set<ReleaseId>> releases;
  std::string agency;              // of the document or the release, in any case
  std::string code;                // of a redaction on the page, or how its codes begin: "1.4"
  std::optional<DateRange> dates;  // of the document, as sources give it
  bool only_redacted = false;      // pages with a redaction
  // The day on which restrictions are looked at; without one, each that was ever set still holds.
  std::string open_on = {};
  RestrictedHits restricted = RestrictedHits::kLeftOut;

  friend bool operator==(const SearchFilter&, const SearchFilter&) = default;
};

enum class SearchedText {
  kPages,     // what the pages of all revisions show, and titles and numbers of documents
  kRevealed,  // what a later release opened, as kept diffs say
};
template <>
inline constexpr auto kNames<SearchedText> = names_of("pages", "revealed");

// Says of a page of a revision whether its words may be seen.
using PageIsShown =
    std::function<bool(const DocumentId& document, const std::string& folder, int page)>;

struct SearchRequest {
  std::string query;
  SearchedText text{};
  SearchFilter filter;
  bool is_fuzzy = false;           // words that OCR may have misread count, too
  bool includes_personal = false;  // revealed text that a privacy code had closed
  bool ranks_all = false;          // however many pages there are
  std::size_t limit = 20;          // documents
  // Asked of the pages that fit best, until there are `limit` documents: one whose best page is
  // hidden is shown by its next. Empty where all pages are shown.
  PageIsShown is_shown = {};
};

struct SnippetPart {
  std::string text;  // words joined by single spaces
  bool is_hit = false;

  friend bool operator==(const SnippetPart&, const SnippetPart&) = default;
};

// Which change of which two releases opened the words of a hit.
struct RevealedBy {
  std::string before;  // a folder, or a release whose parts are joined
  std::string after;
  std::string change;  // "c1"
  ChangeStatus status{};
  bool personal = false;

  friend bool operator==(const RevealedBy&, const RevealedBy&) = default;
};

// One document, by the page of it that fits best.
struct SearchHit {
  DocumentId document;
  std::string title;                 // empty when no source gives one
  bool is_in_name = false;           // the title, the id or an alias has all that was asked for
  std::string release = {};          // folder of the page; empty when only the name was found
  int page = 0;                      // from 1; 0 likewise
  std::vector<Region> regions = {};  // of the words found, one for each line that they touch
  std::vector<SnippetPart> snippet = {};
  std::size_t pages = 0;                    // of all releases, or changes, that were found
  std::vector<std::string> releases = {};   // folders in which something was found, sorted
  std::optional<RevealedBy> revealed = {};  // when revealed text was searched
  double score = 0;                         // of no unit: higher fits better

  friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

struct SearchOutcome {
  std::string query;
  SearchedText text{};
  std::vector<SearchHit> hits;  // the best first, one a document
  std::size_t documents = 0;    // that were found
  std::size_t pages = 0;        // that were found, or changes
  bool is_complete = true;      // else there were so many that only some were looked at
  std::size_t unheard = 0;      // documents with several releases of which no diff is kept
  std::vector<std::string> similar = {};  // words that a fuzzy search added, sorted

  friend bool operator==(const SearchOutcome&, const SearchOutcome&) = default;
};

}  // namespace palimpsest
