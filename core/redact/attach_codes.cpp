#include "redact/attach_codes.hpp"

#include "redact/blank/blank_places.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr double kInsideShare = 0.6;       // of a code's area
constexpr double kPageMarginShare = 0.16;  // of the page's width: codes of all the line stand there
constexpr double kNearLineHeights = 2;     // beside or above a redaction
constexpr double kHeaderShare = 0.1;       // of the page's height: release stamps stand there
constexpr std::ptrdiff_t kListCodes = 2;   // codes of one line that are no noise
constexpr double kSureCode = 0.8;  // confidence of one that counts alone; of stamps 0.71 was seen
constexpr double kMinLineHeight = 8;  // points; OCR boxes of small codes are lower

double gap(Length low_a, Length high_a, Length low_b, Length high_b) {
  return std::max({0.0, (low_b - high_a).in_points(), (low_a - high_b).in_points()});
}

double near_limit(const Region& code) {
  return kNearLineHeights * std::max(kMinLineHeight, code.height().in_points());
}

bool in_page_margin(const Region& code, const Size& page) {
  const double margin = page.width.in_points() * kPageMarginShare;
  return code.right.in_points() < margin || code.left.in_points() > page.width.in_points() - margin;
}

// Returns how far a code is from a redaction, in points, or nothing when it cannot be its code.
std::optional<double> margin_distance(const Region& redaction, const Region& code,
                                      const Size& page) {
  const double across = gap(redaction.left, redaction.right, code.left, code.right);
  const double along = gap(redaction.top, redaction.bottom, code.top, code.bottom);
  const double limit = near_limit(code);
  if (along > limit) return std::nullopt;
  if (across > limit && !(in_page_margin(code, page) && along < limit / 2)) return std::nullopt;
  return across * 0.1 + along * 4;
}

std::optional<std::size_t> containing(const std::vector<Redaction>& redactions,
                                      const Region& code) {
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    if (covered_share(code, redactions[i].region) >= kInsideShare) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> nearest(const std::vector<Redaction>& redactions, const Region& code,
                                   const Size& page) {
  std::optional<std::size_t> best;
  double best_distance = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    const auto distance = margin_distance(redactions[i].region, code, page);
    if (distance && *distance < best_distance) {
      best = i;
      best_distance = *distance;
    }
  }
  return best;
}

void add_code(Redaction& redaction, Code code, CodePlace where) {
  code.where = where;
  const bool known = std::any_of(redaction.codes.begin(), redaction.codes.end(),
                                 [&](const Code& c) { return c.normalized == code.normalized; });
  if (!known) redaction.codes.push_back(std::move(code));
}

bool in_header(const Region& code, const Size& page) {
  const double band = page.height.in_points() * kHeaderShare;
  return code.bottom.in_points() < band || code.top.in_points() > page.height.in_points() - band;
}

bool on_one_line(const Region& a, const Region& b) { return a.top < b.bottom && b.top < a.bottom; }

// The codes of the header that belong to no redaction beside them.
std::vector<CodeReading> header_codes(const std::vector<Redaction>& redactions,
                                      const std::vector<CodeReading>& readings, const Size& page) {
  std::vector<CodeReading> found;
  for (const CodeReading& reading : readings) {
    const bool is_free = !containing(redactions, reading.region) &&
                         !nearest(redactions, reading.region, page).has_value();
    if (is_free && in_header(reading.region, page)) found.push_back(reading);
  }
  std::vector<CodeReading> codes;
  for (const CodeReading& each : found) {
    const auto in_line = std::count_if(found.begin(), found.end(), [&](const CodeReading& other) {
      return on_one_line(each.region, other.region);
    });
    if (in_line >= kListCodes || each.code.confidence >= kSureCode) codes.push_back(each);
  }
  return codes;
}

}  // namespace

std::vector<Redaction> attach_codes(std::vector<Redaction> redactions,
                                    const std::vector<CodeReading>& readings, const Size& page) {
  std::vector<CodeReading> outside;
  for (const CodeReading& reading : readings) {
    if (const auto index = containing(redactions, reading.region)) {
      add_code(redactions[*index], reading.code, CodePlace::kInside);
    } else {
      outside.push_back(reading);
    }
  }
  for (const CodeReading& reading : outside) {
    const auto index = nearest(redactions, reading.region, page);
    if (!index) continue;
    Redaction& redaction = redactions[*index];
    const bool labelled = std::any_of(redaction.codes.begin(), redaction.codes.end(),
                                      [](auto& c) { return c.where == CodePlace::kInside; });
    if (!labelled) add_code(redaction, reading.code, CodePlace::kMargin);
  }
  return redactions;
}

std::vector<Redaction> with_doubtful_codes(std::vector<Redaction> redactions,
                                           const std::vector<CodeReading>& readings,
                                           const Size& page) {
  for (const CodeReading& reading : readings) {
    const auto index = nearest(redactions, reading.region, page);
    if (!index) continue;
    Redaction& redaction = redactions[*index];
    const auto& evidence = redaction.evidence;
    const bool has_mark =
        std::find(evidence.begin(), evidence.end(), kMarkEvidence) != evidence.end();
    if (has_mark && redaction.codes.empty()) {
      const bool is_inside = covered_share(reading.region, redaction.region) >= kInsideShare;
      add_code(redaction, reading.code, is_inside ? CodePlace::kInside : CodePlace::kMargin);
    }
  }
  return redactions;
}

std::vector<Redaction> with_header_codes(std::vector<Redaction> redactions,
                                         const std::vector<CodeReading>& readings,
                                         const Size& page) {
  const std::vector<CodeReading> codes = header_codes(redactions, readings, page);
  for (Redaction& redaction : redactions) {
    if (!redaction.codes.empty()) continue;
    for (const CodeReading& each : codes) add_code(redaction, each.code, CodePlace::kPageHeader);
  }
  return redactions;
}

}  // namespace palimpsest::redact
