#include "index/search/expression.hpp"

#include "base/error.hpp"
#include "index/search/query_lexer.hpp"

#include <charconv>
#include <utility>

namespace palimpsest::index {
namespace {

using Kind = Expression::Kind;
using Piece = QueryPiece::Kind;

constexpr int kUsualDistance = 10;  // words between, as FTS5 has it
constexpr std::size_t kMostWords = 64;
constexpr int kDeepest = 20;

// Joins flat: "a b c" is one node with three parts.
Expression joined_by(Kind kind, Expression left, Expression right) {
  if (left.kind == kind && kind != Kind::kWithout) {
    left.parts.push_back(std::move(right));
    return left;
  }
  const std::size_t position = left.position;
  return {kind, {std::move(left), std::move(right)}, {}, false, 0, position};
}

class Parser {
 public:
  explicit Parser(std::string_view query) : pieces_(pieces_of(query)) {}

  Expression all() {
    if (next().kind == Piece::kEnd) {
      refuse_query(1, "there is nothing to search for", "write the words that you look for");
    }
    Expression whole = either();
    if (next().kind == Piece::kClose) {
      refuse_query(next().position, "this bracket closes none that was opened");
    }
    return whole;
  }

 private:
  [[nodiscard]] const QueryPiece& next() const { return pieces_[at_]; }

  bool take(Piece kind) {
    if (next().kind != kind) return false;
    ++at_;
    return true;
  }

  Expression either() {
    Expression left = both();
    while (take(Piece::kOr)) left = joined_by(Kind::kAny, std::move(left), both());
    return left;
  }

  [[nodiscard]] bool begins_one() const {
    return next().kind == Piece::kWord || next().kind == Piece::kPhrase ||
           next().kind == Piece::kOpen || next().kind == Piece::kNear;
  }

  Expression both() {
    Expression left = without();
    while (next().kind == Piece::kAnd || begins_one()) {
      take(Piece::kAnd);
      left = joined_by(Kind::kAll, std::move(left), without());
    }
    return left;
  }

  // "a AND NOT b" is how many people write "a NOT b".
  bool take_not() {
    if (next().kind == Piece::kAnd && pieces_[at_ + 1].kind == Piece::kNot) ++at_;
    return take(Piece::kNot);
  }

  Expression without() {
    Expression left = near();
    while (take_not()) left = joined_by(Kind::kWithout, std::move(left), near());
    return left;
  }

  Expression near() {
    Expression left = one();
    while (next().kind == Piece::kNear && pieces_[at_ + 1].kind != Piece::kOpen) {
      const QueryPiece sign = next();
      ++at_;
      const int distance = sign.distance < 0 ? kUsualDistance : sign.distance;
      Expression right = one();
      for (const Expression* side : {&left, &right}) check_is_words(*side, sign.position);
      const std::size_t position = left.position;
      left = {Kind::kNear, {std::move(left), std::move(right)}, {}, false, distance, position};
      if (next().kind == Piece::kNear && pieces_[at_ + 1].kind != Piece::kOpen) {
        refuse_query(next().position, "NEAR joins two words; this is a third",
                     "write NEAR(baker berlin moscow, 10) for more than two");
      }
    }
    return left;
  }

  static void check_is_words(const Expression& side, std::size_t position) {
    if (side.kind == Kind::kWords) return;
    refuse_query(position, "NEAR stands between words or phrases, and not beside brackets",
                 "write for example: baker NEAR/5 \"east berlin\"");
  }

  Expression one() {
    const QueryPiece& piece = next();
    switch (piece.kind) {
      case Piece::kWord:
      case Piece::kPhrase:
        return words();
      case Piece::kOpen:
        return bracketed();
      case Piece::kNear:
        return near_list();
      default:
        refuse_missing(piece);
    }
  }

  [[noreturn]] void refuse_missing(const QueryPiece& piece) const {
    const std::string before = at_ == 0 ? "" : name_of(pieces_[at_ - 1].kind);
    if (piece.kind == Piece::kNot) {
      refuse_query(piece.position, "NOT needs words before it from which it takes away",
                   "write for example: baker NOT berlin");
    }
    if (!before.empty()) {
      refuse_query(pieces_[at_ - 1].position, before + " has nothing on its right",
                   "to search for the word itself put it into quotation marks");
    }
    refuse_query(piece.position,
                 piece.kind == Piece::kClose
                     ? std::string("there is nothing between these brackets")
                     : name_of(piece.kind) + " has nothing on its left",
                 "to search for the word itself put it into quotation marks");
  }

  // Empty for what is no operator.
  static std::string name_of(Piece kind) {
    switch (kind) {
      case Piece::kAnd:
        return "AND";
      case Piece::kOr:
        return "OR";
      case Piece::kNot:
        return "NOT";
      case Piece::kNear:
        return "NEAR";
      default:
        return {};
    }
  }

  Expression words() {
    const QueryPiece& piece = next();
    if (++word_count_ > kMostWords) {
      refuse_query(piece.position, "this is the 65th word or phrase, and 64 are the most");
    }
    ++at_;
    return {Kind::kWords, {}, piece.text, piece.has_star, 0, piece.position};
  }

  Expression bracketed() {
    const std::size_t position = next().position;
    if (++depth_ > kDeepest) refuse_query(position, "brackets go deeper than 20 levels");
    ++at_;
    Expression inner = either();
    if (!take(Piece::kClose)) refuse_query(position, "the bracket that opens here is not closed");
    --depth_;
    return inner;
  }

  // NEAR(a "b c" d, 5): the lexer leaves the comma and the number with the words.
  Expression near_list() {
    const std::size_t position = next().position;
    const bool has_slash = next().distance >= 0;
    ++at_;
    if (has_slash || !take(Piece::kOpen)) {
      refuse_query(position, "NEAR stands between two words, or has some in brackets behind it",
                   "write for example: baker NEAR/5 berlin, or NEAR(baker berlin, 5)");
    }
    Expression list{Kind::kNear, {}, {}, false, kUsualDistance, position};
    bool has_comma = false;
    while (next().kind == Piece::kWord || next().kind == Piece::kPhrase) {
      if (has_comma || next().text.starts_with(',')) {
        take_distance(list);
        break;
      }
      const bool is_word = next().kind == Piece::kWord;
      list.parts.push_back(words());
      std::string& text = list.parts.back().words;
      has_comma = is_word && text.ends_with(',');
      take_joined_distance(list, is_word);
    }
    if (!take(Piece::kClose)) {
      refuse_query(next().position, "NEAR(...) takes words and phrases, and a number at its end",
                   "write for example: NEAR(baker berlin, 5)");
    }
    if (list.parts.size() < 2) refuse_query(position, "NEAR(...) needs two words or more");
    return list;
  }

  // "berlin,5" is one piece.
  static void take_joined_distance(Expression& list, bool is_word) {
    std::string& text = list.parts.back().words;
    const std::size_t comma = text.rfind(',');
    if (!is_word || comma == std::string::npos) return;
    const std::string number = text.substr(comma + 1);
    if (!number.empty() && !read_distance(number, list)) return;
    text.resize(comma);
  }

  void take_distance(Expression& list) {
    if (next().text == ",") ++at_;
    std::string number = next().text;
    if (number.starts_with(',')) number.erase(0, 1);
    if (next().kind != Piece::kWord || !read_distance(number, list)) {
      refuse_query(next().position, "behind the comma of NEAR(...) stands a number up to 1000",
                   "write for example: NEAR(baker berlin, 5)");
    }
    ++at_;
  }

  static bool read_distance(const std::string& text, Expression& list) {
    constexpr int kMostDistance = 1000;
    int distance = -1;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, distance);
    if (read.ec != std::errc() || read.ptr != end) return false;
    if (distance < 0 || distance > kMostDistance) return false;
    list.distance = distance;
    return true;
  }

  std::vector<QueryPiece> pieces_;
  std::size_t at_ = 0;
  std::size_t word_count_ = 0;
  int depth_ = 0;
};

}  // namespace

void refuse_query(std::size_t position, const std::string& reason, const std::string& hint) {
  throw Error(
      ErrorKind::kUsage,
      "the search cannot be understood at character " + std::to_string(position) + ": " + reason,
      hint);
}

Expression parse_query(std::string_view query) { return Parser(query).all(); }

}  // namespace palimpsest::index
