#include "report/palette.hpp"

#include "base/digest.hpp"

namespace palimpsest::report {

Color color_of(RedactionKind kind) {
  switch (kind) {
    case RedactionKind::kSolid:
      return {0xb8, 0x3f, 0x0b};
    case RedactionKind::kOutlined:
      return {0x00, 0x65, 0xa3};
    case RedactionKind::kBlank:
      return {0x00, 0x7a, 0x5a};
    case RedactionKind::kPage:
      return {0x7a, 0x2f, 0x8f};
    case RedactionKind::kSubstitute:
      break;
  }
  return {0x8a, 0x62, 0x00};
}

Color color_of(ChangeStatus status) {
  switch (status) {
    case ChangeStatus::kLifted:
      return {0x00, 0x7a, 0x5a};
    case ChangeStatus::kShrunk:
      return {0x2e, 0x7d, 0x99};
    case ChangeStatus::kGrown:
      return {0xa8, 0x5b, 0x00};
    case ChangeStatus::kAdded:
      return {0xb3, 0x26, 0x1e};
    case ChangeStatus::kKept:
      break;
  }
  return {0x6b, 0x6b, 0x6b};
}

std::string hex_text(const Color& color) {
  const std::string bytes{static_cast<char>(color.red), static_cast<char>(color.green),
                          static_cast<char>(color.blue)};
  return "#" + to_hex(bytes);
}

}  // namespace palimpsest::report
