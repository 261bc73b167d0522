#include "index/search/query_lexer.hpp"

#include "index/search/expression.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace palimpsest::index {
namespace {

constexpr std::size_t kLongestQuery = 2000;  // bytes
constexpr int kMostDistance = 1000;

constexpr std::array<std::string_view, 9> kQuotes = {"\"", "“", "”", "„", "‟", "«", "»", "″", "＂"};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {
    if (query.size() > kLongestQuery) {
      refuse_query(1, "it is longer than 2000 bytes", "search for fewer words");
    }
  }

  std::vector<QueryPiece> all() {
    for (skip_spaces(); at_ < query_.size(); skip_spaces()) take();
    pieces_.push_back({QueryPiece::Kind::kEnd, {}, false, -1, position()});
    return std::move(pieces_);
  }

 private:
  // Counted in characters, as a person counts them.
  [[nodiscard]] std::size_t position() const {
    const auto end = query_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto inner = std::count_if(query_.begin(), end, is_continuation);
    return at_ - static_cast<std::size_t>(inner) + 1;
  }

  void skip_spaces() {
    while (at_ < query_.size() && is_space(query_[at_])) ++at_;
  }

  [[nodiscard]] std::size_t quote_size() const {
    for (const std::string_view quote : kQuotes) {
      if (query_.compare(at_, quote.size(), quote) == 0) return quote.size();
    }
    return 0;
  }

  void take() {
    if (quote_size() > 0) return take_phrase();
    if (query_[at_] == '(') return take_sign(QueryPiece::Kind::kOpen);
    if (query_[at_] == ')') return take_sign(QueryPiece::Kind::kClose);
    take_word();
  }

  void take_sign(QueryPiece::Kind kind) {
    pieces_.push_back({kind, {}, false, -1, position()});
    ++at_;
  }

  bool take_star() {
    const bool has_star = at_ < query_.size() && query_[at_] == '*';
    while (at_ < query_.size() && query_[at_] == '*') ++at_;
    return has_star;
  }

  void take_phrase() {
    QueryPiece piece{QueryPiece::Kind::kPhrase, {}, false, -1, position()};
    at_ += quote_size();
    const std::size_t begin = at_;
    while (at_ < query_.size() && quote_size() == 0) ++at_;
    if (at_ == query_.size()) {
      refuse_query(piece.position, "the quotation that begins here does not end",
                   "write a second quotation mark behind the phrase");
    }
    std::string text(query_.substr(begin, at_ - begin));
    at_ += quote_size();
    while (!text.empty() && is_space(text.back())) text.pop_back();
    const bool ends_in_star = text.ends_with('*');
    while (text.ends_with('*')) text.pop_back();
    piece.text = std::move(text);
    piece.has_star = take_star() || ends_in_star;
    pieces_.push_back(std::move(piece));
  }

  void take_word() {
    QueryPiece piece{QueryPiece::Kind::kWord, {}, false, -1, position()};
    const std::size_t begin = at_;
    while (at_ < query_.size() && !is_space(query_[at_]) && query_[at_] != '(' &&
           query_[at_] != ')' && query_[at_] != '*' && quote_size() == 0) {
      ++at_;
    }
    piece.text = std::string(query_.substr(begin, at_ - begin));
    piece.has_star = take_star();
    if (!piece.has_star) name_operator(piece);
    pieces_.push_back(std::move(piece));
  }

  static void name_operator(QueryPiece& piece) {
    if (piece.text == "AND") piece.kind = QueryPiece::Kind::kAnd;
    if (piece.text == "OR") piece.kind = QueryPiece::Kind::kOr;
    if (piece.text == "NOT") piece.kind = QueryPiece::Kind::kNot;
    if (piece.text == "NEAR") piece.kind = QueryPiece::Kind::kNear;
    if (!piece.text.starts_with("NEAR/")) return;
    piece.kind = QueryPiece::Kind::kNear;
    const char* end = piece.text.data() + piece.text.size();
    const auto read = std::from_chars(piece.text.data() + 5, end, piece.distance);
    if (read.ec != std::errc() || read.ptr != end || piece.distance < 0 ||
        piece.distance > kMostDistance) {
      refuse_query(piece.position, "NEAR/ needs a number from 0 to 1000 behind it",
                   "write for example: baker NEAR/5 berlin");
    }
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<QueryPiece> pieces_;
};

}  // namespace

std::vector<QueryPiece> pieces_of(std::string_view query) { return Lexer(query).all(); }

}  // namespace palimpsest::index
