#include "report/totals_text.hpp"

#include "base/counted.hpp"

#include <cmath>
#include <utility>

namespace palimpsest::report {
namespace {

std::string with_one_decimal(double value) {
  const long tenths = std::lround(value * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// Returns "12 % of a page", "0.6 % of a page", "1.5 pages".
std::string pages_text(double pages) {
  if (pages >= 1) return with_one_decimal(pages) + " pages";
  const double percent = pages * 100;
  if (percent > 0 && percent < 0.05) return "less than 0.1 % of a page";
  return (percent < 1 ? with_one_decimal(percent) : std::to_string(std::lround(percent))) +
         " % of a page";
}

std::string code_text(const std::string& code) {
  return code.empty() ? "no code" : printable(code);
}

std::string moved_codes_text(const DiffTotals& totals, Movement CodeTotals::*movement) {
  std::string text;
  for (const auto& [code, of_code] : totals.by_code) {
    const Movement& moved = of_code.*movement;
    if (moved.places == 0) continue;
    text += (text.empty() ? ": " : "; ") + code_text(code) + " " + movement_text(moved);
    if (moved == totals.all.*movement) return ": " + code_text(code);  // all of it
  }
  return text;
}

std::string count_text(int count, const char* word) {
  return count > 0 ? std::to_string(count) + " " + word + ", " : "";
}

}  // namespace

std::string movement_text(const Movement& movement) {
  return counted(static_cast<std::size_t>(movement.places), "place") + ", " +
         counted(static_cast<std::size_t>(movement.words), "word") +
         (movement.pages > 0 ? ", " + pages_text(movement.pages) : "");
}

std::string summary_text(Verdict verdict, const DiffTotals& totals) {
  const std::string text = std::string(name_of(verdict)) + ": ";
  const int remaining = totals.all.still_withheld;
  if (verdict == Verdict::kFirst || verdict == Verdict::kReleased) {
    return text + (verdict == Verdict::kReleased ? "was withheld in full, " : "") +
           (remaining == 0 ? "no redaction found"
                           : counted(static_cast<std::size_t>(remaining), "redaction"));
  }
  if (verdict == Verdict::kWithdrawn) return text + "is withheld in full";
  if (verdict == Verdict::kIdentical) {
    return text + "the same bytes, " + std::to_string(remaining) + " still withheld";
  }
  return text + count_text(totals.lifted, "lifted") + count_text(totals.shrunk, "shrunk") +
         count_text(totals.grown, "grown") + count_text(totals.added, "added") +
         count_text(totals.gone_with_page,
                    totals.gone_with_page == 1 ? "gone with its page" : "gone with their pages") +
         std::to_string(remaining) + " still withheld";
}

std::string amounts_text(const DiffTotals& totals, const Style& style) {
  std::string text;
  if (totals.all.opened.places > 0) {
    text += style.green("opened ") + movement_text(totals.all.opened) +
            moved_codes_text(totals, &CodeTotals::opened) + "\n";
  }
  if (totals.all.closed.places > 0) {
    text += style.red("closed ") + movement_text(totals.all.closed) +
            moved_codes_text(totals, &CodeTotals::closed) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
