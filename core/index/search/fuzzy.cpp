#include "index/search/fuzzy.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace palimpsest::index {
namespace {

constexpr std::size_t kMostSimilar = 40;
constexpr std::size_t kMostLooked = 200000;  // candidates of one word
constexpr std::size_t kLongestTerm = 40;     // bytes; longer ones are noise
constexpr std::size_t kShortestTerm = 2;
constexpr std::size_t kMostKnown = 2000000;  // words held in memory: about 150 MB

// The longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPairs = {
    {{"rn", "m"}, {"vv", "w"}, {"cl", "d"}, {"ii", "u"}}};

// What printed letters are taken for: 0/o/q, 1/l/i/j, 5/s, 8/b/h, e/c, 9/g, 2/z, u/n, f/t, 6/b.
char look_of(char c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case 'i':
    case 'j':
      return 'l';
    case '5':
      return 's';
    case '8':
    case '6':
    case 'h':
      return 'b';
    case 'c':
      return 'e';
    case '9':
    case 'q':
      return 'g';
    case '2':
      return 'z';
    case 'u':
      return 'n';
    case 't':
      return 'f';
    default:
      return c;
  }
}

bool has_letter(std::string_view token) {
  return std::any_of(token.begin(), token.end(), [](char c) { return c < '0' || c > '9'; });
}

int allowed_distance(std::size_t size) { return size < 4 ? 0 : size < 8 ? 1 : 2; }

std::string backward(std::string_view text) { return {text.rbegin(), text.rend()}; }

// The bytes behind every text that begins with `prefix`.
std::string end_of_prefix(std::string prefix) { return prefix + "\xFF"; }

struct Candidates {
  const Database& database;
  std::string token;
  std::string skeleton;
  int most = 0;
  std::set<std::tuple<int, int, std::string>> found = {};

  void look_into(const char* table, const std::string& skeleton_or_backward, bool is_backward) {
    const std::size_t parts = static_cast<std::size_t>(most) + 1;
    const std::size_t size =
        most == 0 ? skeleton.size() : std::max<std::size_t>(2, skeleton.size() / parts);
    const std::string prefix = skeleton_or_backward.substr(0, size);
    Statement rows(database, std::string("SELECT skeleton, term FROM ") + table +
                                 " WHERE skeleton >= ? AND skeleton < ? LIMIT ?");
    rows.bind(prefix).bind(end_of_prefix(prefix)).bind(static_cast<std::int64_t>(kMostLooked));
    while (rows.next()) {
      const std::string other = rows.text(0);
      const int distance = edit_distance(is_backward ? backward(skeleton) : skeleton, other, most);
      if (distance > most) continue;
      const std::string term = rows.text(1);
      // Figures alone are a misreading of letters that look like them, and of nothing else.
      const bool is_other_number = !has_letter(term) && (distance > 0 || !has_letter(token));
      if (term == token || is_other_number) continue;
      found.insert({distance, edit_distance(token, term, 4), term});
    }
  }
};

}  // namespace

std::string skeleton_of(std::string_view token) {
  std::string skeleton;
  for (std::size_t at = 0; at < token.size();) {
    const auto* pair = std::find_if(kPairs.begin(), kPairs.end(), [&](const auto& each) {
      return token.compare(at, each.first.size(), each.first) == 0;
    });
    if (pair != kPairs.end()) {
      for (const char c : pair->second) skeleton += look_of(c);
      at += pair->first.size();
    } else {
      skeleton += look_of(token[at++]);
    }
  }
  return skeleton;
}

int edit_distance(std::string_view a, std::string_view b, int most) {
  const int width = static_cast<int>(b.size());
  if (std::abs(static_cast<int>(a.size()) - width) > most) return most + 1;
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (int i = 0; i <= width; ++i) last[static_cast<std::size_t>(i)] = i;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int exchange = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({exchange, last[j] + 1, row[j - 1] + 1});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], most + 1);
}

std::vector<SimilarWord> similar_words(const Database& database, const std::string& token) {
  if (token.size() < kShortestTerm) return {};
  const std::string skeleton = skeleton_of(token);
  const int most = has_letter(token) ? allowed_distance(skeleton.size()) : 0;
  Candidates candidates{database, token, skeleton, most};
  candidates.look_into("terms", skeleton, false);
  if (most > 0) candidates.look_into("terms_backward", backward(skeleton), true);
  std::vector<SimilarWord> words;
  for (const auto& [distance, unlike, term] : candidates.found) {
    if (words.size() == kMostSimilar) break;
    words.push_back({term, distance});
  }
  return words;
}

TermRows::TermRows(const Database& database)
    : put_(database, "INSERT OR IGNORE INTO terms VALUES (?, ?)"),
      put_backward_(database, "INSERT OR IGNORE INTO terms_backward VALUES (?, ?)") {}

void TermRows::put(const std::string& token) {
  if (token.size() < kShortestTerm || token.size() > kLongestTerm) return;
  if (known_.contains(token)) return;
  if (known_.size() == kMostKnown) known_.clear();
  known_.insert(token);
  const std::string skeleton = skeleton_of(token);
  put_.bind(skeleton).bind(token).run();
  put_backward_.bind(backward(skeleton)).bind(token).run();
}

}  // namespace palimpsest::index
