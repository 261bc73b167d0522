#include "pdf/declared/content_reader.hpp"

#include "pdf/declared/content_names.hpp"
#include "pdf/declared/painter.hpp"

#include <algorithm>
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
constexpr std::size_t kMaxShownBytes = 65'536;  // of one operator
constexpr double kGrayTolerance = 0.02;         // of the range: black mixed from three inks

struct State {
  Matrix matrix;
  Paint paint;
};

// Ends the walk; what was found until then is kept.
struct TooLarge {};

class Walk {
 public:
  Walk(const PageFrame& frame, Declaration& found)
      : frame_(frame), found_(found), painter_(frame, found.painted) {}

  void read(ContentSource& source, const State& outer, int depth);

 private:
  using Token = QPDFTokenizer::Token;

  struct Stream {
    ContentSource& source;
    std::vector<State> saved;
    State state;
    Operands operands;
    int depth = 0;
    bool is_array = false;
    bool is_inline_header = false;
    PageImage inline_image;  // what BI ... ID said
    std::string inline_key;
  };

  void take_operand(Stream& stream, const Token& token);
  void take_inline_value(Stream& stream, const Token& token);
  void apply(Stream& stream, const std::string& name);
  void apply_color(const Operands& operands, const std::string& name);
  void place(Stream& stream, PageImage image);
  void place_object(Stream& stream);
  void read_form(Stream& stream, NamedObject& object);
  void begin_marked(bool is_hidden);
  void end_marked();

  const PageFrame& frame_;
  Declaration& found_;
  Painter painter_;
  std::vector<bool> marked_;  // whether each open piece of marked content, or form, is hidden
  int token_count_ = 0;
};

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
  Stream stream{source, {}, outer, {}, depth, false, false, {}, {}};
  for (;;) {
    const Token token = tokenizer.readToken(input, "content", true);
    if (token.getType() == QPDFTokenizer::tt_eof) return;
    if (++token_count_ > kMaxTokens) throw TooLarge{};
    if (token.isWord("ID") && stream.is_inline_header) {
      char separator = 0;
      input->read(&separator, 1);
      tokenizer.expectInlineImage(input);
      stream.is_inline_header = false;
      place(stream, stream.inline_image);
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
  const QPDFTokenizer::token_type_e type = token.getType();
  if (type == QPDFTokenizer::tt_array_open) stream.is_array = true;
  if (type == QPDFTokenizer::tt_array_close) stream.is_array = false;
  if (type == QPDFTokenizer::tt_name) {
    operands.name = token.getValue();
    if (operands.first_name.empty()) operands.first_name = operands.name;
  }
  if (type == QPDFTokenizer::tt_string && operands.text.size() < kMaxShownBytes) {
    operands.text += token.getValue();
  }
  if (!is_number(type)) return;
  const double number = std::strtod(token.getValue().c_str(), nullptr);
  if (stream.is_array) operands.adjustment += number;
  if (operands.numbers.size() < kMaxOperands) operands.numbers.push_back(number);
}

void Walk::take_inline_value(Stream& stream, const Token& token) {
  PageImage& image = stream.inline_image;
  const std::string& key = stream.inline_key;
  if (token.getType() == QPDFTokenizer::tt_integer) {
    const int value = std::atoi(token.getValue().c_str());
    if (is_any(key, {"/W", "/Width"})) image.pixel_width = value;
    if (is_any(key, {"/H", "/Height"})) image.pixel_height = value;
    if (is_any(key, {"/BPC", "/BitsPerComponent"})) image.bits_per_pixel = value;
  }
  const bool has_color = is_any(key, {"/CS", "/ColorSpace"}) &&
                         is_any(token.getValue(), {"/RGB", "/DeviceRGB", "/CMYK", "/DeviceCMYK"});
  if (has_color) found_.has_color = true;
  if (token.getType() == QPDFTokenizer::tt_name) stream.inline_key = token.getValue();
}

void Walk::apply(Stream& stream, const std::string& name) {
  State& state = stream.state;
  const std::vector<double>& numbers = stream.operands.numbers;
  if (name == "Tf") {
    state.paint.font = stream.source.font(stream.operands.name);
    if (!state.paint.font || state.paint.font->is_drawn) found_.painted.has_other_paint = true;
  }
  painter_.apply(name, stream.operands, state.matrix, state.paint);
  if (name == "q") {
    if (stream.saved.size() < kMaxSavedStates) stream.saved.push_back(state);
  } else if (name == "Q") {
    if (stream.saved.empty()) return;
    state = stream.saved.back();
    stream.saved.pop_back();
  } else if (name == "cm" && numbers.size() == 6) {
    state.matrix = state.matrix.after(
        {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]});
  } else if (is_any(name, {"Tj", "TJ", "'", "\""})) {
    if (!state.paint.hides_text()) found_.declares_visible = true;
  } else if (is_any(name, {"BMC", "BDC"})) {
    const bool is_layer = name == "BDC" && stream.operands.first_name == "/OC";
    begin_marked(is_layer && stream.source.is_hidden_layer(stream.operands.name));
  } else if (name == "EMC") {
    end_marked();
  } else if (is_any(name, {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"})) {
    apply_color(stream.operands, name);
  } else if (name == "sh") {
    found_.has_color = true;
    found_.painted.has_other_paint = true;
  } else if (name == "BI") {
    stream.is_inline_header = true;
    found_.painted.has_other_paint = true;
    stream.inline_image = {};
  } else if (name == "Do") {
    place_object(stream);
  }
}

void Walk::apply_color(const Operands& operands, const std::string& name) {
  const bool is_single = operands.numbers.size() < 3;
  const bool is_pattern = is_any(name, {"scn", "SCN"}) && !operands.name.empty();
  if (is_pattern) found_.painted.has_other_paint = true;
  if (is_pattern || (!is_single && !is_gray(operands.numbers))) found_.has_color = true;
}

void Walk::place(Stream& stream, PageImage image) {
  found_.painted.has_other_paint = true;
  image.region = frame_.place_unit_square(stream.state.matrix);
  if (image.region.is_empty()) return;
  if (image.bits_per_pixel >= 24) found_.has_color = true;
  painter_.place_image(image.region);
  found_.images.push_back(std::move(image));
  if (found_.images.size() >= kMaxImages) throw TooLarge{};
}

void Walk::place_object(Stream& stream) {
  NamedObject object = stream.source.object(stream.operands.name);
  begin_marked(object.is_hidden);
  if (object.image) place(stream, *object.image);
  if (object.form) read_form(stream, object);
  end_marked();
}

// Marked content that a form leaves open ends with the form.
void Walk::read_form(Stream& stream, NamedObject& object) {
  const std::size_t open = marked_.size();
  State inner = stream.state;
  inner.matrix = inner.matrix.after(object.form_matrix);
  read(*object.form, inner, stream.depth + 1);
  while (marked_.size() > open) end_marked();
}

void Walk::begin_marked(bool is_hidden) {
  if (marked_.size() < kMaxSavedStates) {
    marked_.push_back(is_hidden || (!marked_.empty() && marked_.back()));
  }
  painter_.set_hidden(!marked_.empty() && marked_.back());
}

void Walk::end_marked() {
  if (!marked_.empty()) marked_.pop_back();
  painter_.set_hidden(!marked_.empty() && marked_.back());
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
