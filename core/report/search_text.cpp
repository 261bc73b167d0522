#include "report/search_text.hpp"

#include "base/counted.hpp"

#include <algorithm>
#include <cstdio>

namespace palimpsest::report {
namespace {

constexpr std::size_t kMostSimilar = 12;  // words that are named
constexpr std::size_t kLongestTitle = 100;

std::string region_text(const Region& region) {
  std::string text = "[";
  for (const Length side : {region.left, region.top, region.right, region.bottom}) {
    char number[32];
    std::snprintf(number, sizeof number, "%g", side.in_points());
    text += (text.size() > 1 ? ", " : "") + std::string(number);
  }
  return text + "]";
}

// How a person names the page, and `show` takes it: DOCUMENT@RELEASE/PAGE.
std::string place_text(const SearchHit& hit) {
  std::string text = hit.document.text() + "@" + hit.release;
  if (hit.page > 0) text += "/" + std::to_string(hit.page);
  if (!hit.regions.empty()) text += "  " + region_text(hit.regions.front());
  return text;
}

std::string snippet_text(const SearchHit& hit, const Style& style) {
  std::string text;
  for (const SnippetPart& part : hit.snippet) {
    const std::string words = printable(part.text);
    text += (text.empty() ? "" : " ") + (part.is_hit ? style.bold(style.yellow(words)) : words);
  }
  return text;
}

std::string more_text(const SearchHit& hit) {
  const std::string what = hit.revealed ? "change" : "page";
  std::string text;
  if (hit.pages > 1) text = "and " + counted(hit.pages - 1, "more " + what);
  if (hit.releases.size() < 2) return text;
  text += text.empty() ? "in " : ", in ";
  for (const std::string& release : hit.releases) {
    text += (&release == &hit.releases.front() ? "" : ", ") + release;
  }
  return text;
}

std::string hit_text(const SearchHit& hit, const Style& style) {
  std::string text = style.bold(hit.document.text());
  if (!hit.title.empty()) text += "  " + shortened(printable(hit.title), kLongestTitle);
  text += "\n";
  if (hit.release.empty()) return text + "  " + style.dim("in its name alone") + "\n";
  text += "  " + style.dim(place_text(hit)) + "\n";
  if (hit.revealed) {
    text += "  " + style.green(std::string(name_of(hit.revealed->status))) + " in " +
            hit.revealed->after + ", withheld in " + hit.revealed->before +
            (hit.revealed->personal ? "; personal" : "") + "\n";
  }
  text += "  " + snippet_text(hit, style) + "\n";
  const std::string more = more_text(hit);
  return more.empty() ? text : text + "  " + style.dim(more) + "\n";
}

std::string totals_text(const SearchOutcome& outcome) {
  const std::string what = outcome.text == SearchedText::kRevealed ? "change" : "page";
  std::string text = counted(outcome.documents, "document") + ", " + counted(outcome.pages, what);
  if (outcome.hits.size() < outcome.documents) {
    text += "; the first " + std::to_string(outcome.hits.size()) + " are shown";
  }
  return text + "\n";
}

std::string similar_text(const SearchOutcome& outcome) {
  std::string text = "also searched: ";
  const std::size_t shown = std::min(outcome.similar.size(), kMostSimilar);
  for (std::size_t i = 0; i < shown; ++i) {
    text += (i == 0 ? "" : ", ") + printable(outcome.similar[i]);
  }
  const std::size_t more = outcome.similar.size() - shown;
  return text + (more > 0 ? " and " + std::to_string(more) + " more" : "") + "\n";
}

}  // namespace

std::string search_text(const SearchOutcome& outcome, const Style& style) {
  std::string text;
  for (const SearchHit& hit : outcome.hits) text += hit_text(hit, style) + "\n";
  text += outcome.documents == 0 ? "nothing was found\n" : totals_text(outcome);
  if (!outcome.similar.empty()) text += similar_text(outcome);
  if (!outcome.is_complete) {
    text +=
        "so many pages have these words that only the newest of the archive were ranked; "
        "--all ranks them all\n";
  }
  if (outcome.unheard > 0) {
    text += counted(outcome.unheard, "document") + (outcome.unheard == 1 ? " has" : " have") +
            " releases that were never compared; `palimpsest diff DOCUMENT --all` does it\n";
  }
  return text;
}

}  // namespace palimpsest::report
