#include "pdf/declared/painter.hpp"

#include "pdf/declared/content_names.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::pdf {
namespace {

constexpr std::size_t kMaxTexts = 50'000;  // letter by letter, a dense page has 10,000
constexpr std::size_t kMaxAreas = 20'000;  // maps have more; theirs cover no text
constexpr std::size_t kMaxPathParts = 20'000;
constexpr double kAscent = 0.8;         // of the font size: capital letters
constexpr double kDescent = -0.2;       // of the font size
constexpr Length kMinAreaSide = {300};  // thinner areas are rules; they cover no letter
constexpr Length kMaxRule = {200};      // height of a level rule; the sides of a box are higher
constexpr Length kMinRule = {600};      // its width; dots one above the other could be a side
constexpr Color kWhite{255, 255, 255};
constexpr double kHairline = 0.5;   // points: what is thinner is drawn that wide
constexpr double kThickStroke = 4;  // points: a line this thick covers small print
constexpr double kSpaceCode = 32;

std::uint8_t to_byte(double share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

Color gray(double share) { return {to_byte(share), to_byte(share), to_byte(share)}; }

// The plain conversion of the PDF reference; what is drawn may differ a little.
Color from_inks(const std::vector<double>& inks) {
  const auto mixed = [&](double ink) { return to_byte((1 - ink) * (1 - inks[3])); };
  return {mixed(inks[0]), mixed(inks[1]), mixed(inks[2])};
}

// A single component may be the share of some ink, so that it tells no colour by itself.
std::optional<Color> from_components(const std::vector<double>& values) {
  if (values.size() == 3) return Color{to_byte(values[0]), to_byte(values[1]), to_byte(values[2])};
  if (values.size() == 4) return from_inks(values);
  return std::nullopt;
}

void extend(UserBox& box, double x, double y) {
  box.left = std::min(box.left, x);
  box.right = std::max(box.right, x);
  box.bottom = std::min(box.bottom, y);
  box.top = std::max(box.top, y);
}

Matrix matrix_of(const std::vector<double>& n) { return {n[0], n[1], n[2], n[3], n[4], n[5]}; }

}  // namespace

void Painter::apply(const std::string& name, const Operands& operands, const Matrix& matrix,
                    Paint& paint) {
  const std::vector<double>& numbers = operands.numbers;
  if (name == "'" || name == "\"") move_text("T*", {}, paint);
  if (is_any(name, {"Tj", "TJ", "'", "\""})) {
    show(operands, matrix, paint);
  } else if (is_any(name, {"BT", "Td", "TD", "Tm", "T*"})) {
    move_text(name, numbers, paint);
  } else if (name.front() == 'T' || name == "w") {
    set_text(name, numbers, paint);
  } else if (is_any(name, {"g", "rg", "k", "cs", "sc", "scn"})) {
    set_color(name, operands, paint);
  } else if (is_any(name, {"re", "m", "l", "c", "v", "y"})) {
    extend_path(name, numbers);
  } else if (is_any(name, {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"})) {
    paint_path(name, matrix, paint);
    path_.clear();
  }
}

void Painter::place_image(const Region& region) {
  ++order_;
  if (is_hidden_ || found_.areas.size() >= kMaxAreas) return;
  found_.areas.push_back({region, AreaKind::kImage, order_});
}

void Painter::move_text(const std::string& name, const std::vector<double>& numbers, Paint& paint) {
  if (name == "BT") line_ = {};
  if (name == "Tm" && numbers.size() == 6) line_ = matrix_of(numbers);
  if (name == "TD" && numbers.size() == 2) paint.leading = -numbers[1];
  if (name == "T*") line_ = line_.after({1, 0, 0, 1, 0, -paint.leading});
  if (is_any(name, {"Td", "TD"}) && numbers.size() == 2) {
    line_ = line_.after({1, 0, 0, 1, numbers[0], numbers[1]});
  }
  text_ = line_;
}

void Painter::set_text(const std::string& name, const std::vector<double>& numbers, Paint& paint) {
  if (numbers.size() != 1) return;
  const double value = numbers[0];
  if (name == "Tf") paint.font_size = value;
  if (name == "Tc") paint.character_spacing = value;
  if (name == "Tw") paint.word_spacing = value;
  if (name == "Tz") paint.stretch = value / 100;
  if (name == "TL") paint.leading = value;
  if (name == "Ts") paint.rise = value;
  if (name == "Tr") paint.render_mode = static_cast<int>(std::clamp(value, 0.0, 7.0));
  if (name == "w") paint.line_width = value;
}

void Painter::set_color(const std::string& name, const Operands& operands, Paint& paint) {
  const bool is_pattern = name == "scn" && !operands.name.empty();
  if (name == "g" && operands.numbers.size() == 1) {
    paint.fill = gray(operands.numbers[0]);
  } else if (name == "cs") {
    paint.fill = is_any(operands.name, {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK"})
                     ? std::optional<Color>(Color{})
                     : std::nullopt;
  } else {
    paint.fill = is_pattern ? std::nullopt : from_components(operands.numbers);
  }
}

void Painter::show(const Operands& operands, const Matrix& matrix, const Paint& paint) {
  static const FontMetrics kUnknownFont;
  const FontMetrics& font = paint.font ? *paint.font : kUnknownFont;
  const auto spaces = std::count(operands.text.begin(), operands.text.end(), ' ');
  const double width =
      paint.stretch *
      ((font.width_of(operands.text) - operands.adjustment / 1000) * paint.font_size +
       font.code_count(operands.text) * paint.character_spacing +
       (font.bytes_per_code == 1 ? static_cast<double>(spaces) * paint.word_spacing : 0));
  const Matrix run = matrix.after(text_).after({width, 0, 0, (kAscent - kDescent) * paint.font_size,
                                                0, paint.rise + kDescent * paint.font_size});
  text_ = text_.after({1, 0, 0, 1, width, 0});
  ++order_;
  const bool is_blank = operands.text.find_first_not_of(std::string("\0 ", 2)) == std::string::npos;
  if (is_blank || found_.texts.size() >= kMaxTexts) return;
  if (is_hidden_) {
    found_.has_hidden_layer = true;
    return;
  }
  const Region region = frame_.place_unit_square(run);
  if (region.is_empty()) {
    found_.has_text_outside = true;
  } else {
    found_.texts.push_back({region, paint.hides_text(), paint.fill, order_});
  }
}

void Painter::extend_path(const std::string& name, const std::vector<double>& numbers) {
  if (path_.size() >= kMaxPathParts || numbers.size() % 2 != 0 || numbers.empty()) return;
  if (name == "re" && numbers.size() == 4) {
    UserBox box{numbers[0], numbers[1], numbers[0], numbers[1]};
    extend(box, numbers[0] + numbers[2], numbers[1] + numbers[3]);
    path_.push_back(box);
    return;
  }
  if (name == "m" || path_.empty())
    path_.push_back({numbers[0], numbers[1], numbers[0], numbers[1]});
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    extend(path_.back(), numbers[i], numbers[i + 1]);
  }
}

void Painter::paint_path(const std::string& name, const Matrix& matrix, const Paint& paint) {
  ++order_;
  if (name == "n") return;
  note_rules(name, matrix, paint);
  if (is_hidden_) return;
  const double scale = std::sqrt(std::abs(matrix.a * matrix.d - matrix.b * matrix.c));
  const bool is_stroke = is_any(name, {"S", "s"});
  if (is_stroke && paint.line_width * scale < kThickStroke) return;
  const double margin = is_stroke ? paint.line_width / 2 : 0;
  for (const UserBox& box : path_) add_area(box, margin, matrix);
}

// A box needs upright sides, whatever paints them. The white ground on which some programs begin a
// page is nothing.
void Painter::note_rules(const std::string& name, const Matrix& matrix, const Paint& paint) {
  const bool is_ground = found_.texts.empty() && is_any(name, {"f", "F", "f*"});
  if (is_ground && paint.fill == kWhite) return;
  const double margin = std::max(kHairline, paint.line_width) / 2;
  const bool has_shape = std::any_of(path_.begin(), path_.end(), [&](const UserBox& box) {
    const Region region = place(box, margin, matrix);
    return !region.is_empty() && (region.height() > kMaxRule || region.width() < kMinRule);
  });
  if (has_shape || path_.size() >= kMaxPathParts) found_.has_other_paint = true;
}

Region Painter::place(const UserBox& box, double margin, const Matrix& matrix) const {
  const double left = box.left - margin;
  const double bottom = box.bottom - margin;
  return frame_.place_unit_square(
      matrix.after({box.right + margin - left, 0, 0, box.top + margin - bottom, left, bottom}));
}

void Painter::add_area(const UserBox& box, double margin, const Matrix& matrix) {
  if (found_.areas.size() >= kMaxAreas) return;
  const Region region = place(box, margin, matrix);
  if (region.width() < kMinAreaSide || region.height() < kMinAreaSide) return;
  found_.areas.push_back({region, AreaKind::kShape, order_});
}

}  // namespace palimpsest::pdf
