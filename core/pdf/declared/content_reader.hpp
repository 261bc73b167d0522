// Walks the content of a page and its nested forms: which images it places, what it paints in which
// order (painter.hpp), and whether it declares colour and visible text.
#pragma once

#include "pdf/declared/declared_pages.hpp"
#include "pdf/declared/font_metrics.hpp"
#include "pdf/declared/placement.hpp"

#include <memory>
#include <optional>
#include <string>

namespace palimpsest::pdf {

class ContentSource;

// What a name of a content stream stands for.
struct NamedObject {
  std::optional<PageImage> image;       // its region is not set
  std::unique_ptr<ContentSource> form;  // or a form with content of its own
  Matrix form_matrix;
  bool is_hidden = false;  // belongs to a layer that is switched off
};

// One content stream with its resources.
class ContentSource {
 public:
  virtual ~ContentSource() = default;

  // Returns the decoded operators; what exceeds kMaxContentBytes is cut off.
  [[nodiscard]] virtual std::string content() = 0;

  // Returns what `name` ("/Im0") places, empty when nothing.
  [[nodiscard]] virtual NamedObject object(const std::string& name) = 0;

  // Returns the widths of the font `name` ("/F1"), nothing when there is none.
  [[nodiscard]] virtual std::shared_ptr<const FontMetrics> font(const std::string& name) = 0;

  // Whether the property list `name` ("/MC0") is a layer that is switched off.
  [[nodiscard]] virtual bool is_hidden_layer(const std::string& name) = 0;
};

inline constexpr std::size_t kMaxContentBytes = 64 << 20;  // far above the drawings of real pages

// Reads `page`. A page beyond the limits of depth, operators or images ends with kTooLarge.
[[nodiscard]] Declaration read_content(ContentSource& page, const PageFrame& frame, int number);

}  // namespace palimpsest::pdf
