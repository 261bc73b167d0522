// Follows what a page's content paints: runs of text with their places and colours, and the areas
// that may cover them. Clips, patterns and transparency are not followed.
#pragma once

#include "model/painted_content.hpp"
#include "pdf/declared/font_metrics.hpp"
#include "pdf/declared/placement.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::pdf {

// The operands of one operator.
struct Operands {
  std::vector<double> numbers;
  std::string first_name;  // "/OC"
  std::string name;        // the last one
  std::string text;        // all strings, joined
  double adjustment = 0;   // sum of the numbers in an array, in thousandths of the font size

  void clear() { *this = {}; }
};

// What `q` saves, apart from the transformation.
struct Paint {
  std::optional<Color> fill = Color{};
  double line_width = 1;
  std::shared_ptr<const FontMetrics> font;
  double font_size = 0;
  double character_spacing = 0;
  double word_spacing = 0;
  double stretch = 1;  // horizontal
  double leading = 0;
  double rise = 0;
  int render_mode = 0;

  [[nodiscard]] bool hides_text() const { return render_mode == 3 || render_mode == 7; }
};

class Painter {
 public:
  Painter(const PageFrame& frame, PaintedContent& found) : frame_(frame), found_(found) {}

  // Takes an operator of text, path or colour; others are left alone. `matrix` is the current
  // transformation.
  void apply(const std::string& name, const Operands& operands, const Matrix& matrix, Paint& paint);

  // Records an image that stands at `region`.
  void place_image(const Region& region);

  // Content that belongs to a layer which is switched off paints nothing.
  void set_hidden(bool is_hidden) { is_hidden_ = is_hidden; }

 private:
  void move_text(const std::string& name, const std::vector<double>& numbers, Paint& paint);
  void set_text(const std::string& name, const std::vector<double>& numbers, Paint& paint);
  void set_color(const std::string& name, const Operands& operands, Paint& paint);
  void show(const Operands& operands, const Matrix& matrix, const Paint& paint);
  void extend_path(const std::string& name, const std::vector<double>& numbers);
  void paint_path(const std::string& name, const Matrix& matrix, const Paint& paint);
  void note_rules(const std::string& name, const Matrix& matrix, const Paint& paint);
  [[nodiscard]] Region place(const UserBox& box, double margin, const Matrix& matrix) const;
  void add_area(const UserBox& box, double margin, const Matrix& matrix);

  const PageFrame& frame_;
  PaintedContent& found_;
  Matrix text_;
  Matrix line_;
  std::vector<UserBox> path_;  // one box for each part of the current path
  int order_ = 0;
  bool is_hidden_ = false;
};

}  // namespace palimpsest::pdf
