#include "index/page_rows.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace palimpsest::index {
namespace {

// A run of words or a look that so many pages have is a form or a stamp, and finds nothing.
constexpr int kMostPagesOfAKey = 64;

// Words decide where both pages have that many keys.
constexpr std::size_t kEnoughWords = 6;
constexpr std::size_t kFewestShared = 3;
constexpr double kSmallestShare = 0.25;

// Looks are compared in bands of 16 bits, one of which must be the same.
constexpr int kBandBits = 16;
constexpr int kBands = 64 / kBandBits;
constexpr int kMostOtherBits = 6;

// Keys of one page in its row: 16 hexadecimal digits each.
constexpr std::size_t kKeyDigits = 16;

std::string hex_of(const std::vector<std::uint64_t>& keys) {
  std::string text;
  for (const std::uint64_t key : keys) {
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(key >> shift) & 0xF];
  }
  return text;
}

std::string look_text(const PageKeys& keys) { return keys.look ? hex_of({*keys.look}) : ""; }

std::vector<std::uint64_t> keys_in(const std::string& text) {
  std::vector<std::uint64_t> keys;
  for (std::size_t at = 0; at + kKeyDigits <= text.size(); at += kKeyDigits) {
    keys.push_back(std::stoull(text.substr(at, kKeyDigits), nullptr, 16));
  }
  return keys;
}

// Returns the bits of one band with its number above them.
std::int64_t band_of(std::uint64_t look, int band) {
  return static_cast<std::int64_t>((look >> (band * kBandBits)) & 0xFFFF) | std::int64_t{band}
                                                                                << kBandBits;
}

std::size_t shared_keys(const std::vector<std::uint64_t>& one,
                        const std::vector<std::uint64_t>& other) {
  std::vector<std::uint64_t> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  return both.size();
}

using Candidates = std::map<std::int64_t, int>;  // page -> keys that led to it

void add_candidates(Statement& found, std::int64_t key, Candidates& candidates) {
  std::vector<std::int64_t> pages;
  found.bind(key).bind(std::int64_t{kMostPagesOfAKey + 1});
  while (found.next()) pages.push_back(found.number(0));
  if (pages.size() > kMostPagesOfAKey) return;
  for (const std::int64_t page : pages) ++candidates[page];
}

Candidates candidates_for(const Database& database, const PageKeys& keys) {
  Candidates candidates;
  Statement by_word(database, "SELECT page FROM page_words WHERE key = ? LIMIT ?");
  for (const std::uint64_t key : keys.words) {
    add_candidates(by_word, static_cast<std::int64_t>(key), candidates);
  }
  if (!keys.look) return candidates;
  Statement by_look(database, "SELECT page FROM page_looks WHERE band = ? LIMIT ?");
  for (int band = 0; band < kBands; ++band) {
    add_candidates(by_look, band_of(*keys.look, band), candidates);
  }
  return candidates;
}

// Judges a candidate; 0 for one that is none.
double likeness(const PageKeys& one, const PageKeys& other, PageHit& hit) {
  const std::size_t fewer = std::min(one.words.size(), other.words.size());
  const std::size_t shared = shared_keys(one.words, other.words);
  const double share = fewer == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(fewer);
  hit.by_words = shared >= kFewestShared && share >= kSmallestShare;
  if (hit.by_words) return share;
  const bool words_decide = fewer >= kEnoughWords;
  if (words_decide && shared == 0) return 0;
  if (!one.look || !other.look) return 0;
  const int other_bits = std::popcount(*one.look ^ *other.look);
  return other_bits <= kMostOtherBits ? 1.0 - other_bits / 64.0 : 0;
}

}  // namespace

PageRows::PageRows(const Database& database)
    : put_page_(database, "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)"),
      put_word_(database, "INSERT OR IGNORE INTO page_words VALUES (?, ?)"),
      put_look_(database, "INSERT OR IGNORE INTO page_looks VALUES (?, ?)"),
      pages_of_(database, "SELECT id, position, number, words, look FROM pages WHERE document = ?"),
      remove_word_(database, "DELETE FROM page_words WHERE key = ? AND page = ?"),
      remove_look_(database, "DELETE FROM page_looks WHERE band = ? AND page = ?"),
      remove_page_(database, "DELETE FROM pages WHERE id = ?"),
      last_(database, "SELECT coalesce(max(id), 0) FROM pages") {}

void PageRows::put(const DocumentId& document,
                   const std::vector<std::vector<PageKeys>>& revisions) {
  std::map<Place, Row> known = rows_of(document);
  int position = 0;
  for (const std::vector<PageKeys>& pages : revisions) {
    ++position;
    int number = 0;
    for (const PageKeys& keys : pages) {
      const Place place{position, ++number};
      if (keys.is_empty()) continue;
      const auto row = known.find(place);
      const bool is_same = row != known.end() && row->second.words == hex_of(keys.words) &&
                           row->second.look == look_text(keys);
      if (is_same) {
        known.erase(row);
      } else {
        add(document, place, keys);
      }
    }
  }
  for (const auto& [place, row] : known) remove(row);
}

std::map<PageRows::Place, PageRows::Row> PageRows::rows_of(const DocumentId& document) {
  std::map<Place, Row> rows;
  pages_of_.bind(document.text());
  while (pages_of_.next()) {
    const Place place{static_cast<int>(pages_of_.number(1)), static_cast<int>(pages_of_.number(2))};
    rows[place] = {pages_of_.number(0), pages_of_.text(3), pages_of_.text(4)};
  }
  return rows;
}

void PageRows::add(const DocumentId& document, const Place& place, const PageKeys& keys) {
  std::int64_t page = 1;
  while (last_.next()) page = last_.number(0) + 1;
  put_page_.bind(page).bind(document.text()).bind(place.first).bind(place.second);
  put_page_.bind(hex_of(keys.words)).bind(look_text(keys)).run();
  for (const std::uint64_t key : keys.words) {
    put_word_.bind(static_cast<std::int64_t>(key)).bind(page).run();
  }
  for (int band = 0; keys.look && band < kBands; ++band) {
    put_look_.bind(band_of(*keys.look, band)).bind(page).run();
  }
}

void PageRows::remove(const Row& row) {
  for (const std::uint64_t key : keys_in(row.words)) {
    remove_word_.bind(static_cast<std::int64_t>(key)).bind(row.id).run();
  }
  for (const std::uint64_t look : keys_in(row.look)) {
    for (int band = 0; band < kBands; ++band) {
      remove_look_.bind(band_of(look, band)).bind(row.id).run();
    }
  }
  remove_page_.bind(row.id).run();
}

std::vector<PageHit> find_pages(const Database& database, const PageKeys& keys) {
  std::vector<PageHit> hits;
  Statement page(database,
                 "SELECT p.document, v.folder, p.number, p.words, p.look FROM pages p"
                 " JOIN revisions v ON v.document = p.document AND v.position = p.position"
                 " WHERE p.id = ?");
  const bool words_decide = keys.words.size() >= kEnoughWords;
  for (const auto& [id, count] : candidates_for(database, keys)) {
    if (words_decide && count < 2) continue;
    page.bind(id);
    while (page.next()) {
      const std::vector<std::uint64_t> look = keys_in(page.text(4));
      const PageKeys other{keys_in(page.text(3)),
                           look.empty() ? std::nullopt : std::optional(look.front())};
      PageHit hit{DocumentId(page.text(0)), RevisionFolder(page.text(1)),
                  static_cast<int>(page.number(2)), 0, false};
      hit.likeness = likeness(keys, other, hit);
      if (hit.likeness > 0) hits.push_back(std::move(hit));
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const PageHit& a, const PageHit& b) {
    return std::pair(a.by_words, a.likeness) > std::pair(b.by_words, b.likeness);
  });
  return hits;
}

}  // namespace palimpsest::index
