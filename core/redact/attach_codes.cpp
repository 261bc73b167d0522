#include "redact/attach_codes.hpp"

#include "redact/blank/blank_places.hpp"
#include "redact/code_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr double kInsideShare = 0.6;    // of a code's area
constexpr double kNearLineHeights = 2;  // beside or above a redaction
constexpr double kFarLineHeights = 4;   // from a code of the margin down to what it begins
constexpr double kAcrossWeight = 0.1;   // of a point to the side, against one up or down
constexpr double kMarginWeight = 0.02;  // where codes of a whole line stand
constexpr double kAlongWeight = 4;
constexpr double kSideShare = 0.2;    // of the page's width, to either side
constexpr double kUpperShare = 0.2;   // of the page's height: codes of all the document begin there
constexpr double kHeaderShare = 0.1;  // of the page's height: release stamps stand there
constexpr std::ptrdiff_t kListCodes = 2;  // codes of one line that are no noise
constexpr double kSureCode = 0.8;  // confidence of one that counts alone; of stamps 0.71 was seen
constexpr double kMinLineHeight = 8;  // points; OCR boxes of small codes are lower

double gap(Length low_a, Length high_a, Length low_b, Length high_b) {
  return std::max({0.0, (low_b - high_a).in_points(), (low_a - high_b).in_points()});
}

double near_limit(const Region& code) {
  return kNearLineHeights * std::max(kMinLineHeight, code.height().in_points());
}

// Returns how far a code is from a redaction, in points, or nothing when it cannot be its code.
std::optional<double> margin_distance(const Region& redaction, const Region& code,
                                      const Size& page) {
  const double across = gap(redaction.left, redaction.right, code.left, code.right);
  const double along = gap(redaction.top, redaction.bottom, code.top, code.bottom);
  const double limit = near_limit(code);
  const bool is_in_margin = in_page_margin(code, page);
  if (along > limit) return std::nullopt;
  if (across > limit && !(is_in_margin && along < limit / 2)) return std::nullopt;
  const Length middle = code.center().y;
  const double off_line = gap(redaction.top, redaction.bottom, middle, middle);
  return across * (is_in_margin ? kMarginWeight : kAcrossWeight) + off_line * kAlongWeight;
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

// A code in the margin with nothing at its height belongs to what begins below it: the line that it
// stands at is cut by the box, or is the last before it.
std::optional<std::size_t> first_below(const std::vector<Redaction>& redactions, const Region& code,
                                       const Size& page) {
  if (!in_page_margin(code, page)) return std::nullopt;
  const double limit = kFarLineHeights * std::max(kMinLineHeight, code.height().in_points());
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    const Length top = redactions[i].region.top;
    if (top < code.top || (top - code.bottom).in_points() > limit) continue;
    if (!best || top < redactions[*best].region.top) best = i;
  }
  return best;
}

void add_code(Redaction& redaction, Code code, CodePlace where) {
  code.where = where;
  const bool known = std::any_of(redaction.codes.begin(), redaction.codes.end(),
                                 [&](const Code& c) { return c.normalized == code.normalized; });
  if (!known) redaction.codes.push_back(std::move(code));
}

bool is_labelled(const Redaction& redaction) {
  return std::any_of(redaction.codes.begin(), redaction.codes.end(),
                     [](const Code& code) { return code.where == CodePlace::kInside; });
}

// Gives the codes of shared columns to their redactions, and returns the others.
std::vector<CodeReading> attach_columns(std::vector<Redaction>& redactions,
                                        std::vector<CodeReading> readings, const Size& page) {
  for (const CodeColumn& column : code_columns(readings, redactions, page)) {
    for (const CodeReading& reading : column.codes) {
      std::erase(readings, reading);
      for (const std::size_t index : column.redactions) {
        if (!is_labelled(redactions[index])) {
          add_code(redactions[index], reading.code, CodePlace::kMargin);
        }
      }
    }
  }
  return readings;
}

bool in_header(const Region& code, const Size& page) {
  const double band = page.height.in_points() * kHeaderShare;
  return code.bottom.in_points() < band || code.top.in_points() > page.height.in_points() - band;
}

bool on_one_line(const Region& a, const Region& b) { return a.top < b.bottom && b.top < a.bottom; }

bool in_upper_margin(const Region& code, const Size& page) {
  const double middle = code.center().x.in_points() / page.width.in_points();
  return (middle < kSideShare || middle > 1 - kSideShare) &&
         code.bottom.in_points() < page.height.in_points() * kUpperShare;
}

bool in_one_column(const Region& a, const Region& b) {
  return gap(a.top, a.bottom, b.top, b.bottom) <= near_limit(a) && a.left < b.right &&
         b.left < a.right;
}

// Whether codes stand farther down in a margin: then each column belongs to what is beside it.
bool has_more_below(const std::vector<CodeReading>& column,
                    const std::vector<CodeReading>& readings, const Size& page) {
  return std::any_of(readings.begin(), readings.end(), [&](const CodeReading& each) {
    return in_page_margin(each.region, page) &&
           each.region.top > column.back().region.bottom + points(near_limit(each.region));
  });
}

// Returns the codes below `first` in its column, and itself.
std::vector<CodeReading> column_of(const CodeReading& first,
                                   const std::vector<CodeReading>& readings) {
  std::vector<CodeReading> column = {first};
  for (const CodeReading& each : readings) {
    if (each.region.top > column.back().region.center().y &&
        in_one_column(column.back().region, each.region)) {
      column.push_back(each);
    }
  }
  return column;
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
  std::vector<CodeReading> apart;
  for (const CodeReading& reading : attach_columns(redactions, std::move(outside), page)) {
    const auto index = nearest(redactions, reading.region, page);
    if (!index) {
      apart.push_back(reading);
      continue;
    }
    Redaction& redaction = redactions[*index];
    if (!is_labelled(redaction)) add_code(redaction, reading.code, CodePlace::kMargin);
  }
  for (const CodeReading& reading : apart) {
    const auto index = first_below(redactions, reading.region, page);
    if (index && redactions[*index].codes.empty()) {
      add_code(redactions[*index], reading.code, CodePlace::kMargin);
    }
  }
  return redactions;
}

std::vector<CodeReading> header_codes(const std::vector<Redaction>& redactions,
                                      const std::vector<CodeReading>& readings, const Size& page) {
  std::vector<CodeReading> sorted = readings;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.region.top < b.region.top; });
  std::vector<CodeReading> free;
  std::copy_if(sorted.begin(), sorted.end(), std::back_inserter(free), [&](const auto& reading) {
    return !containing(redactions, reading.region) && !nearest(redactions, reading.region, page);
  });
  std::vector<CodeReading> codes;
  const auto add = [&codes](const CodeReading& code) {
    const bool is_known = std::any_of(codes.begin(), codes.end(), [&](const CodeReading& other) {
      return other.code.normalized == code.code.normalized;
    });
    if (!is_known) codes.push_back(code);
  };
  for (const CodeReading& each : free) {
    const std::vector<CodeReading> column = column_of(each, sorted);
    const bool is_list = static_cast<std::ptrdiff_t>(column.size()) >= kListCodes;
    if (is_list && in_upper_margin(each.region, page) && !has_more_below(column, sorted, page)) {
      for (const CodeReading& code : column) add(code);
    }
    if (!in_header(each.region, page)) continue;
    const auto in_line = std::count_if(free.begin(), free.end(), [&](const CodeReading& other) {
      return in_header(other.region, page) && on_one_line(each.region, other.region);
    });
    if (in_line >= kListCodes || each.code.confidence >= kSureCode) add(each);
  }
  return codes;
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
                                         const std::vector<CodeReading>& header) {
  for (Redaction& redaction : redactions) {
    if (!redaction.codes.empty()) continue;
    for (const CodeReading& each : header) add_code(redaction, each.code, CodePlace::kPageHeader);
  }
  return redactions;
}

}  // namespace palimpsest::redact
