// Walks the content of a page and its nested forms: which images it places, and whether it declares
// colour and visible text or paths. It follows the graphics state no further than that.
#pragma once

#include "pdf/declared_pages.hpp"
#include "pdf/placement.hpp"

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
};

// One content stream with its resources.
class ContentSource {
 public:
  virtual ~ContentSource() = default;

  // Returns the decoded operators; what exceeds kMaxContentBytes is cut off.
  [[nodiscard]] virtual std::string content() = 0;

  // Returns what `name` ("/Im0") places, empty when nothing.
  [[nodiscard]] virtual NamedObject object(const std::string& name) = 0;
};

inline constexpr std::size_t kMaxContentBytes = 64 << 20;  // far above the drawings of real pages

// Reads `page`. A page beyond the limits of depth, operators or images ends with kTooLarge.
[[nodiscard]] Declaration read_content(ContentSource& page, const PageFrame& frame, int number);

}  // namespace palimpsest::pdf
