#include "redact/code_columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>

namespace palimpsest::redact {
namespace {

constexpr double kPageMarginShare = 0.16;  // of the page's width
constexpr double kLineGap = 1.0;           // of a code's height, between two of a column
constexpr double kIndent = 1.5;            // likewise: of the left ends of codes of one column

bool continues(const CodeReading& above, const CodeReading& below) {
  const double height = above.region.height().in_points();
  const double gap = (below.region.top - above.region.bottom).in_points();
  const double indent = (below.region.left - above.region.left).in_points();
  return below.region.top > above.region.center().y && gap <= kLineGap * height &&
         std::abs(indent) <= kIndent * height;
}

std::vector<std::vector<CodeReading>> stacks_of(std::vector<CodeReading> readings) {
  std::sort(readings.begin(), readings.end(),
            [](const auto& a, const auto& b) { return a.region.top < b.region.top; });
  std::vector<std::vector<CodeReading>> stacks;
  for (CodeReading& reading : readings) {
    const auto stack = std::find_if(stacks.begin(), stacks.end(), [&](const auto& each) {
      return continues(each.back(), reading);
    });
    if (stack != stacks.end()) {
      stack->push_back(std::move(reading));
    } else {
      stacks.push_back({std::move(reading)});
    }
  }
  return stacks;
}

bool are_different(const std::vector<CodeReading>& stack) {
  std::set<std::string> texts;
  for (const CodeReading& each : stack) texts.insert(each.code.normalized);
  return texts.size() == stack.size();
}

std::vector<std::size_t> beside(const std::vector<CodeReading>& stack,
                                const std::vector<Redaction>& redactions) {
  const Length slack =
      stack.front().region.height();  // columns begin and end a line off their bars
  const Length top = stack.front().region.top - slack;
  const Length bottom = stack.back().region.bottom + slack;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    if (redactions[i].region.top < bottom && redactions[i].region.bottom > top) found.push_back(i);
  }
  return found;
}

}  // namespace

std::vector<CodeColumn> code_columns(const std::vector<CodeReading>& readings,
                                     const std::vector<Redaction>& redactions, const Size& page) {
  std::vector<CodeReading> in_margin;
  std::copy_if(readings.begin(), readings.end(), std::back_inserter(in_margin),
               [&](const CodeReading& each) { return in_page_margin(each.region, page); });
  std::vector<CodeColumn> columns;
  for (std::vector<CodeReading>& stack : stacks_of(std::move(in_margin))) {
    std::vector<std::size_t> lines = beside(stack, redactions);
    const bool is_shared = !lines.empty() && stack.size() > lines.size() && are_different(stack);
    if (is_shared) columns.push_back({std::move(stack), std::move(lines)});
  }
  return columns;
}

bool in_page_margin(const Region& code, const Size& page) {
  const double margin = page.width.in_points() * kPageMarginShare;
  return code.right.in_points() < margin || code.left.in_points() > page.width.in_points() - margin;
}

}  // namespace palimpsest::redact
