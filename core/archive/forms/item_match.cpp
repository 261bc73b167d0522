#include "archive/forms/item_match.hpp"

#include "archive/forms/form_values.hpp"
#include "archive/forms/sheet_items.hpp"
#include "base/counted.hpp"
#include "base/date_order.hpp"
#include "model/likeness.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kShortWord = 2;      // letters: "to", "of" stand on every page
constexpr std::size_t kMostDateWords = 3;  // 15 December 1963

// What is known of one property of item and file.
enum class Agreement { kUnknown, kFits, kDiffers };

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool shows_title(const ItemCandidate& file, const std::string& title,
                 const ItemMatchOptions& options) {
  const std::set<std::string> wanted = telling_words(title);
  if (wanted.size() < options.least_words_in_text) return false;
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return file.first_words.contains(word);
  });
  return static_cast<double>(found) >= options.min_title_words * static_cast<double>(wanted.size());
}

Agreement title_agreement(const WithheldItem& item, const ItemCandidate& file,
                          const ItemMatchOptions& options) {
  if (item.title.empty()) return Agreement::kUnknown;
  const bool fits =
      file.form.title.empty()
          ? shows_title(file, item.title, options)
          : likeness(folded(file.form.title), folded(item.title)) >= options.min_title_likeness;
  return fits ? Agreement::kFits : Agreement::kDiffers;
}

// A date that a page does not show may stand in another form, or not at all.
Agreement date_agreement(const WithheldItem& item, const ItemCandidate& file) {
  if (!item.date) return Agreement::kUnknown;
  if (file.form.date) {
    return *file.form.date == *item.date ? Agreement::kFits : Agreement::kDiffers;
  }
  return shows_date(file.first_text, *item.date, file.released) ? Agreement::kFits
                                                                : Agreement::kUnknown;
}

int page_count_of(const ItemCandidate& file) {
  return file.form.pages.value_or(file.page_count - (file.has_form ? 1 : 0));
}

Agreement page_agreement(const WithheldItem& item, const ItemCandidate& file) {
  if (!item.pages) return Agreement::kUnknown;
  return page_count_of(file) == *item.pages ? Agreement::kFits : Agreement::kDiffers;
}

std::string reason_of(Agreement date, Agreement pages, const WithheldItem& item,
                      const ItemCandidate& file) {
  std::string reason = "the title fits";
  if (date == Agreement::kFits) reason += ", the date fits";
  if (date == Agreement::kDiffers) reason += ", the date differs";
  if (pages == Agreement::kFits) reason += ", the pages fit";
  if (pages == Agreement::kDiffers) {
    reason += ", and it has " + counted(page_count_of(file), "page") + " instead of " +
              std::to_string(*item.pages);
  }
  return reason;
}

// Sheets write "(2 pages)" or "[partial]" behind a title.
std::string without_note(const std::string& title) {
  const std::size_t open = title.find_last_of("([");
  const bool is_last =
      open != std::string::npos && open > 0 && title.find_first_of(")]", open) + 1 >= title.size();
  if (!is_last) return title;
  const std::string note = title.substr(open);
  const bool says_amount = page_count_in(note) || note.find("partial") != std::string::npos;
  return says_amount ? without_note(title.substr(0, title.find_last_not_of(' ', open - 1) + 1))
                     : title;
}

std::string without_signs(std::string text) {
  while (!text.empty() &&
         std::string_view(".,;:()[]").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return text;
}

// Months and short titles are shared by many papers of a folder.
bool can_be_sure(const WithheldItem& item, const ItemCandidate& file,
                 const ItemMatchOptions& options) {
  const bool says_enough =
      !file.form.title.empty() || telling_words(item.title).size() >= options.least_sure_words;
  return item.date && is_day(*item.date) && says_enough;
}

}  // namespace

std::set<std::string> telling_words(const std::string& text) {
  std::set<std::string> telling;
  for (const std::string& word : words_of(text)) {
    std::string plain = folded(word);
    if (plain.size() > kShortWord) telling.insert(std::move(plain));
  }
  return telling;
}

WithheldItem item_of(const Document& document) {
  WithheldItem item;
  if (const Fact* title = newest_fact(document, "title")) item.title = without_note(title->value);
  if (const Fact* date = newest_fact(document, "date")) item.date = date->date;
  if (const Fact* pages = newest_fact(document, "paper_pages")) {
    item.pages = page_count_in(pages->value);
  }
  return item;
}

bool shows_date(const std::string& text, const EdtfDate& date,
                const std::optional<EdtfDate>& not_after) {
  const std::vector<std::string> words = words_of(text);
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string part;
    for (std::size_t i = first; i < std::min(first + kMostDateWords, words.size()); ++i) {
      part += (part.empty() ? "" : " ") + words[i];
      if (date_in(without_signs(part), not_after) == date) return true;
    }
  }
  return false;
}

ItemMatch match_item(const WithheldItem& item, const ItemCandidate& file,
                     const ItemMatchOptions& options) {
  const bool has_telling_title = telling_words(item.title).size() >= options.least_title_words;
  if (!has_telling_title || title_agreement(item, file, options) != Agreement::kFits) {
    return {ItemFit::kNone, ""};
  }
  const Agreement date = date_agreement(item, file);
  const Agreement pages = page_agreement(item, file);
  const auto count = [&](Agreement wanted) { return (date == wanted) + (pages == wanted); };
  const std::string reason = reason_of(date, pages, item, file);
  const bool all_fit = count(Agreement::kFits) == 2;
  if (all_fit && can_be_sure(item, file, options)) return {ItemFit::kSure, reason};
  const bool is_doubtful = count(Agreement::kFits) >= 1 || count(Agreement::kDiffers) == 0;
  return is_doubtful ? ItemMatch{ItemFit::kDoubtful, reason} : ItemMatch{ItemFit::kNone, ""};
}

}  // namespace palimpsest::archive
