#include "index/search/match_text.hpp"

#include "index/search/fold.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace palimpsest::index {
namespace {

using Kind = Expression::Kind;

// Phrases and NEAR take no alternatives: each combination is written out.
constexpr std::size_t kMostCombinations = 60;

// What a word that only looks alike counts, and each letter in which it differs.
constexpr double kAlikeWeight = 0.7;
constexpr double kLetterWeight = 0.5;

// One way to read the words of a phrase.
struct Reading {
  std::vector<std::string> tokens;
  int distance = 0;
  bool is_exact = true;
};

double weight_of(const Reading& reading) {
  return reading.is_exact ? 1 : kAlikeWeight * std::pow(kLetterWeight, reading.distance);
}

std::string quoted(const std::vector<std::string>& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += (text.empty() ? "" : " ") + token;
  return "\"" + text + "\"";
}

class Writer {
 public:
  Writer(const Tokenizer& tokenizer, const FindSimilar& find_similar)
      : tokenizer_(tokenizer), find_similar_(find_similar) {}

  MatchText all(const Expression& expression) {
    match_.text = text_of(expression);
    match_.similar.assign(similar_.begin(), similar_.end());
    return std::move(match_);
  }

 private:
  std::string text_of(const Expression& expression) {
    switch (expression.kind) {
      case Kind::kWords:
        return words_text(expression);
      case Kind::kAll:
        return joined_text(expression, " AND ");
      case Kind::kAny:
        return joined_text(expression, " OR ");
      case Kind::kWithout:
        return without_text(expression);
      case Kind::kNear:
        return near_text(expression);
    }
    return {};
  }

  std::string joined_text(const Expression& expression, const char* sign) {
    std::string text;
    for (const Expression& part : expression.parts) {
      text += (text.empty() ? "(" : sign) + text_of(part);
    }
    return text + ")";
  }

  // What is not wanted is left out as written: a word that is alike may be the one that is wanted.
  std::string without_text(const Expression& expression) {
    std::string text = "(" + text_of(expression.parts.front()) + " NOT ";
    const bool was_exact = std::exchange(is_exact_, true);
    text += text_of(expression.parts.back()) + ")";
    is_exact_ = was_exact;
    return text;
  }

  std::string words_text(const Expression& expression) {
    const std::size_t slot = match_.slots++;
    std::string text;
    for (const Reading& reading : readings_of(expression)) {
      text += (text.empty() ? "(" : " OR ") + phrase_text(expression, reading, slot);
    }
    return text + ")";
  }

  std::string phrase_text(const Expression& expression, const Reading& reading, std::size_t slot) {
    match_.phrases.push_back({slot, weight_of(reading)});
    return quoted(reading.tokens) + (expression.is_prefix ? " *" : "");
  }

  std::string near_text(const Expression& expression) {
    std::vector<std::vector<Reading>> combinations = {{}};
    for (const Expression& part : expression.parts) {
      combinations = combined(combinations, readings_of(part));
    }
    const std::size_t first_slot = match_.slots;
    match_.slots += expression.parts.size();
    std::string text;
    for (const std::vector<Reading>& combination : combinations) {
      text += (text.empty() ? "(NEAR(" : " OR NEAR(");
      for (std::size_t i = 0; i < combination.size(); ++i) {
        text += phrase_text(expression.parts[i], combination[i], first_slot + i) + " ";
      }
      text += ", " + std::to_string(expression.distance) + ")";
    }
    return text + ")";
  }

  static std::vector<std::vector<Reading>> combined(
      const std::vector<std::vector<Reading>>& combinations, const std::vector<Reading>& readings) {
    std::vector<std::vector<Reading>> all;
    for (const Reading& reading : readings) {
      for (const std::vector<Reading>& combination : combinations) {
        if (all.size() == kMostCombinations) return all;
        all.push_back(combination);
        all.back().push_back(reading);
      }
    }
    return all;
  }

  // The first is what was typed.
  std::vector<Reading> readings_of(const Expression& expression) {
    const Reading typed{tokenizer_.tokens(expression.words)};
    if (typed.tokens.empty()) {
      refuse_query(expression.position,
                   "'" + expression.words + "' has no letter and no digit to search for");
    }
    std::vector<Reading> readings = {typed};
    const std::string spelled_out = umlauts_spelled_out(expression.words);
    if (!spelled_out.empty()) readings.push_back({tokenizer_.tokens(spelled_out)});
    if (find_similar_ && !is_exact_) add_similar(expression, typed, readings);
    return readings;
  }

  // One word of a phrase is another, then two: combinations of few differences come first.
  void add_similar(const Expression& expression, const Reading& typed,
                   std::vector<Reading>& readings) {
    std::vector<Reading> all = {Reading{}};
    for (const std::string& token : typed.tokens) {
      std::vector<SimilarWord> words = {{token, 0}};
      // The last word of a prefix is none yet.
      const bool is_open = expression.is_prefix && &token == &typed.tokens.back();
      if (!is_open) {
        const std::vector<SimilarWord> similar = find_similar_(token);
        words.insert(words.end(), similar.begin(), similar.end());
      }
      all = with_next(all, words);
    }
    std::stable_sort(all.begin(), all.end(), [](const Reading& a, const Reading& b) {
      return std::pair(!a.is_exact, a.distance) < std::pair(!b.is_exact, b.distance);
    });
    for (const Reading& reading : all) {
      if (reading.is_exact || readings.size() == kMostCombinations) continue;
      for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        if (reading.tokens[i] != typed.tokens[i]) similar_.insert(reading.tokens[i]);
      }
      readings.push_back(reading);
    }
  }

  static std::vector<Reading> with_next(const std::vector<Reading>& readings,
                                        const std::vector<SimilarWord>& words) {
    std::vector<Reading> all;
    for (const SimilarWord& word : words) {
      const bool is_typed = &word == &words.front();
      for (const Reading& reading : readings) {
        if (all.size() == kMostCombinations) return all;
        all.push_back(
            {reading.tokens, reading.distance + word.distance, reading.is_exact && is_typed});
        all.back().tokens.push_back(word.token);
      }
    }
    return all;
  }

  const Tokenizer& tokenizer_;
  const FindSimilar& find_similar_;
  MatchText match_;
  std::set<std::string> similar_;
  bool is_exact_ = false;
};

}  // namespace

MatchText match_text(const Expression& expression, const Tokenizer& tokenizer,
                     const FindSimilar& find_similar) {
  return Writer(tokenizer, find_similar).all(expression);
}

}  // namespace palimpsest::index
