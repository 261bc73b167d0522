#include "pdf/content_reader.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFTokenizer.hh>

namespace palimpsest::pdf {
namespace {

constexpr int kMaxFormDepth = 12;           // producers nest three or four deep
constexpr int kMaxTokens = 4'000'000;       // of a page with all its forms; maps reach one million
constexpr std::size_t kMaxImages = 20'000;  // scans in strips have hundreds
constexpr std::size_t kMaxSavedStates = 512;
constexpr std::size_t kMaxOperands = 64;
constexpr double kGrayTolerance = 0.02;  // of the range: black mixed from three inks

struct State {
  Matrix matrix;
  bool hides_text = false;  // text render mode 3 or 7
};

// Ends the walk; what was found until then is kept.
struct TooLarge {};

class Walk {
 public:
  Walk(const PageFrame& frame, Declaration& found) : frame_(frame), found_(found) {}

  void read(ContentSource& source, const State& outer, int depth);

 private:
  using Token = QPDFTokenizer::Token;

  // The operands of the next operator, and what BI ... ID said of an inline image.
  struct Operands {
    std::vector<double> numbers;
    std::string name;
    PageImage inline_image;
    std::string inline_key;

    void clear() {
      numbers.clear();
      name.clear();
    }
  };

  struct Stream {
    ContentSource& source;
    std::vector<State> saved;
    State state;
    Operands operands;
    int depth = 0;
    bool is_inline_header = false;
  };

  void take_operand(Stream& stream, const Token& token);
  void take_inline_value(Stream& stream, const Token& token);
  void apply(Stream& stream, const std::string& name);
  void apply_color(const Operands& operands, const std::string& name);
  void place(Stream& stream, PageImage image);
  void place_object(Stream& stream);

  const PageFrame& frame_;
  Declaration& found_;
  int token_count_ = 0;
};

bool is_any(const std::string& name, std::initializer_list<const char*> names) {
  for (const char* candidate : names) {
    if (name == candidate) return true;
  }
  return false;
}

bool is_number(QPDFTokenizer::token_type_e type) {
  return type == QPDFTokenizer::tt_integer || type == QPDFTokenizer::tt_real;
}

bool is_gray(const std::vector<double>& color) {
  const double first = color.empty() ? 0 : color.front();
  for (std::size_t i = 1; i < std::min<std::size_t>(color.size(), 3); ++i) {
    if (std::abs(color[i] - first) > kGrayTolerance) return false;
  }
  return true;
}

void Walk::read(ContentSource& source, const State& outer, int depth) {
  if (depth > kMaxFormDepth) throw TooLarge{};
  const auto input = std::make_shared<BufferInputSource>("content", source.content());
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  Stream stream{source, {}, outer, {}, depth, false};
  for (;;) {
    const Token token = tokenizer.readToken(input, "content", true);
    if (token.getType() == QPDFTokenizer::tt_eof) return;
    if (++token_count_ > kMaxTokens) throw TooLarge{};
    if (token.isWord("ID") && stream.is_inline_header) {
      char separator = 0;
      input->read(&separator, 1);
      tokenizer.expectInlineImage(input);
      stream.is_inline_header = false;
      place(stream, stream.operands.inline_image);
    } else if (stream.is_inline_header) {
      take_inline_value(stream, token);
    } else if (token.isWord()) {
      apply(stream, token.getValue());
      stream.operands.clear();
    } else {
      take_operand(stream, token);
    }
  }
}

void Walk::take_operand(Stream& stream, const Token& token) {
  Operands& operands = stream.operands;
  if (token.getType() == QPDFTokenizer::tt_name) operands.name = token.getValue();
  if (is_number(token.getType()) && operands.numbers.size() < kMaxOperands) {
    operands.numbers.push_back(std::strtod(token.getValue().c_str(), nullptr));
  }
}

void Walk::take_inline_value(Stream& stream, const Token& token) {
  PageImage& image = stream.operands.inline_image;
  const std::string& key = stream.operands.inline_key;
  if (token.getType() == QPDFTokenizer::tt_integer) {
    const int value = std::atoi(token.getValue().c_str());
    if (is_any(key, {"/W", "/Width"})) image.pixel_width = value;
    if (is_any(key, {"/H", "/Height"})) image.pixel_height = value;
    if (is_any(key, {"/BPC", "/BitsPerComponent"})) image.bits_per_pixel = value;
  }
  const bool has_color = is_any(key, {"/CS", "/ColorSpace"}) &&
                         is_any(token.getValue(), {"/RGB", "/DeviceRGB", "/CMYK", "/DeviceCMYK"});
  if (has_color) found_.has_color = true;
  if (token.getType() == QPDFTokenizer::tt_name) stream.operands.inline_key = token.getValue();
}

void Walk::apply(Stream& stream, const std::string& name) {
  State& state = stream.state;
  const std::vector<double>& numbers = stream.operands.numbers;
  if (name == "q") {
    if (stream.saved.size() < kMaxSavedStates) stream.saved.push_back(state);
  } else if (name == "Q") {
    if (stream.saved.empty()) return;
    state = stream.saved.back();
    stream.saved.pop_back();
  } else if (name == "cm" && numbers.size() == 6) {
    state.matrix = state.matrix.after(
        {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]});
  } else if (name == "Tr" && numbers.size() == 1) {
    state.hides_text = numbers[0] == 3 || numbers[0] == 7;
  } else if (is_any(name, {"Tj", "TJ", "'", "\""})) {
    if (!state.hides_text) found_.declares_visible = true;
  } else if (is_any(name, {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"})) {
    apply_color(stream.operands, name);
  } else if (name == "sh") {
    found_.has_color = true;
  } else if (name == "BI") {
    stream.is_inline_header = true;
    stream.operands.inline_image = {};
  } else if (name == "Do") {
    place_object(stream);
  }
}

void Walk::apply_color(const Operands& operands, const std::string& name) {
  const bool is_single = operands.numbers.size() < 3;
  const bool is_pattern = is_any(name, {"scn", "SCN"}) && !operands.name.empty();
  if (is_pattern || (!is_single && !is_gray(operands.numbers))) found_.has_color = true;
}

void Walk::place(Stream& stream, PageImage image) {
  image.region = frame_.place_unit_square(stream.state.matrix);
  if (image.region.is_empty()) return;
  if (image.bits_per_pixel >= 24) found_.has_color = true;
  found_.images.push_back(std::move(image));
  if (found_.images.size() >= kMaxImages) throw TooLarge{};
}

void Walk::place_object(Stream& stream) {
  NamedObject object = stream.source.object(stream.operands.name);
  if (object.image) place(stream, *object.image);
  if (!object.form) return;
  State inner = stream.state;
  inner.matrix = inner.matrix.after(object.form_matrix);
  read(*object.form, inner, stream.depth + 1);
}

}  // namespace

Declaration read_content(ContentSource& page, const PageFrame& frame, int number) {
  Declaration found;
  try {
    Walk(frame, found).read(page, {}, 0);
  } catch (const TooLarge&) {
    found.findings.push_back({FindingKind::kDamagedObject,
                              "the page nests or repeats more content than is read", number,
                              std::nullopt, 0});
  }
  return found;
}

}  // namespace palimpsest::pdf
