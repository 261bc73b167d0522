#include "base/counted.hpp"
#include "report/html/markup.hpp"
#include "report/status_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace palimpsest::report {
namespace {

// Units of the picture.
constexpr int kWidth = 760;
constexpr int kBarLeft = 210;
constexpr int kBarWidth = 400;
constexpr int kRowHeight = 26;
constexpr int kBarHeight = 16;
constexpr int kTop = 76;
constexpr std::size_t kMostRows = 60;
constexpr std::size_t kLabelLength = 28;  // characters

// A kind of document in the bars, from the left. The colours keep apart for the colour-blind
// (Okabe and Ito), and in grey.
struct Part {
  const char* name;
  const char* color;
  std::size_t StatusTotals::*count;
};
constexpr std::array<Part, 4> kParts = {
    Part{"redactions found", "#0072b2", &StatusTotals::redacted},
    Part{"none found", "#e69f00", &StatusTotals::none_found},
    Part{"not read whole", "#999999", &StatusTotals::unread},
    Part{"no file here", "#dddddd", &StatusTotals::no_file},
};

std::string text_at(int x, int y, const std::string& text, const std::string& more = "") {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"" + more + ">" +
         html::escaped(text) + "</text>\n";
}

std::string box_at(int x, int y, int width, const char* color) {
  return "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" +
         std::to_string(width) + "\" height=\"" + std::to_string(kBarHeight) + "\" fill=\"" +
         color + "\"/>\n";
}

std::string legend() {
  std::string text;
  int x = kBarLeft;
  for (const Part& part : kParts) {
    text += box_at(x, 44, 12, part.color) + text_at(x + 16, 57, part.name);
    x += 130;
  }
  return text;
}

// Bars are as long as the group is large, against the largest.
std::string bar(const StatusTotals& totals, std::size_t largest, int y) {
  std::string text;
  std::size_t before = 0;
  const auto place = [&](std::size_t count) {
    return static_cast<int>(count * static_cast<std::size_t>(kBarWidth) / largest);
  };
  for (const Part& part : kParts) {
    const std::size_t count = totals.*part.count;
    const int start = place(before), end = place(before + count);
    if (end > start) text += box_at(kBarLeft + start, y, end - start, part.color);
    before += count;
  }
  return text +
         text_at(kBarLeft + place(before) + 6, y + 13,
                 std::to_string(totals.redacted) + " of " + std::to_string(totals.documents));
}

std::string title_of(const CollectionStatus& status) {
  return "Documents by " + std::string(name_of(status.by)) +
         (status.at ? ", at " + status.at->text() : "") + ": " +
         counted(status.all.redacted, "still contains redactions", "still contain redactions");
}

}  // namespace

std::string status_svg(const CollectionStatus& status) {
  const std::size_t shown = std::min(status.rows.size(), kMostRows);
  std::size_t largest = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    largest = std::max(largest, status.rows[i].totals.documents);
  }
  const int height = kTop + static_cast<int>(shown + 1) * kRowHeight;
  std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
                     std::to_string(kWidth) + " " + std::to_string(height) +
                     "\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>" +
                     html::escaped(title_of(status)) + "</title>\n<rect width=\"" +
                     std::to_string(kWidth) + "\" height=\"" + std::to_string(height) +
                     "\" fill=\"white\"/>\n" +
                     text_at(12, 26, title_of(status), " font-size=\"16\"") + legend();
  int y = kTop;
  for (std::size_t i = 0; i < shown; ++i, y += kRowHeight) {
    const StatusRow& row = status.rows[i];
    const std::string name =
        row.name.empty() ? "none" : shortened(printable(row.name), kLabelLength);
    text +=
        text_at(kBarLeft - 8, y + 13, name, " text-anchor=\"end\"") + bar(row.totals, largest, y);
  }
  if (shown < status.rows.size()) {
    text +=
        text_at(kBarLeft, y + 13, "and " + std::to_string(status.rows.size() - shown) + " more");
  }
  return text + "</svg>\n";
}

}  // namespace palimpsest::report
