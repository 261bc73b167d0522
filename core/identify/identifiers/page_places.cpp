#include "identify/identifiers/page_places.hpp"

#include "identify/forms/form_fields.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::identify {
namespace {

constexpr double kEdgeShare = 0.085;  // of the height: bands in which stamps and footers stand
constexpr double kSideShare = 0.06;   // of the width: numbers run up the margins of some releases

bool holds(const Region& place, const Region& region) { return place.contains(region.center()); }

std::optional<IdWitness> witness_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::kReleaseFooter:
      return IdWitness::kFooter;
    case MarkKind::kReleaseStamp:
      return IdWitness::kStamp;
    case MarkKind::kDocumentNumber:
    case MarkKind::kClassification:
    case MarkKind::kPageNumber:
    case MarkKind::kMargin:
    case MarkKind::kFormField:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

PagePlaces::PagePlaces(const Page& page)
    : size_(page.size), marks_(find_page_marks(page.lines, page.size).marks) {
  if (!page.form) return;
  for (const FormField& field : page.form->fields) {
    (is_number_field(field.name) ? number_fields_ : other_fields_).push_back(field.region);
  }
  for (const auto& row : page.form->rows) {
    for (const FormField& field : row) other_fields_.push_back(field.region);
  }
}

bool PagePlaces::is_in_number_field(const Region& region) const {
  return std::any_of(number_fields_.begin(), number_fields_.end(),
                     [&](const Region& field) { return holds(field, region); });
}

IdWitness PagePlaces::witness_at(const Region& region) const {
  for (const PageMark& mark : marks_) {
    const auto witness = witness_of(mark.kind);
    if (witness && holds(mark.region, region)) return *witness;
  }
  // What a form says of other documents in its comments is no number of its own.
  const bool is_in_field = std::any_of(other_fields_.begin(), other_fields_.end(),
                                       [&](const Region& field) { return holds(field, region); });
  if (is_in_field) return IdWitness::kText;
  const double x = region.center().x.in_points() / std::max(1.0, size_.width.in_points());
  const double y = region.center().y.in_points() / std::max(1.0, size_.height.in_points());
  const bool is_edge = y < kEdgeShare || y > 1 - kEdgeShare || x < kSideShare || x > 1 - kSideShare;
  return is_edge ? IdWitness::kEdge : IdWitness::kText;
}

}  // namespace palimpsest::identify
