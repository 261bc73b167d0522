// Whether a file is an item that a withdrawal sheet names: by title, date and pages.
//
// A pure stage. Numbers decide elsewhere; a file of which all three fit is the item, where its date
// is a day and its title has words enough; one of which two fit may be it, and nobody files it
// there without being told.
#pragma once

#include "base/time.hpp"
#include "model/document.hpp"
#include "model/page.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::archive {

// What a sheet says of an item; what it does not say is empty.
struct WithheldItem {
  std::string title;
  std::optional<EdtfDate> date;
  std::optional<int> pages;
};

// What a file says of itself.
struct ItemCandidate {
  WithheldItem form;                  // on its record form, where it has one
  std::string first_text;             // of its first page
  std::set<std::string> first_words;  // of that, as telling_words() gives them
  int page_count = 0;
  bool has_form = false;  // which is a page more than the document has
  std::optional<EdtfDate> released;
};

enum class ItemFit { kNone, kDoubtful, kSure };

struct ItemMatch {
  ItemFit fit{};
  std::string reason;  // "title and date fit, and it has 3 pages instead of 2"
};

struct ItemMatchOptions {
  double min_title_likeness = 0.85;  // of the titles of form and sheet
  double min_title_words = 0.8;      // of the words of a title, that the first page must show
  // Titles with fewer words, "MEMO", prove nothing; in running text words stand by chance.
  std::size_t least_title_words = 2;
  std::size_t least_words_in_text = 3;
  std::size_t least_sure_words = 4;  // of a title that no form repeats, to be sure of it
};

// Returns the words of a text that tell something, folded: of more than two letters.
[[nodiscard]] std::set<std::string> telling_words(const std::string& text);

[[nodiscard]] WithheldItem item_of(const Document& document);

[[nodiscard]] ItemMatch match_item(const WithheldItem& item, const ItemCandidate& file,
                                   const ItemMatchOptions& options = {});

// Whether a date stands in `text`, in any form that date_in() reads.
[[nodiscard]] bool shows_date(const std::string& text, const EdtfDate& date,
                              const std::optional<EdtfDate>& not_after);

}  // namespace palimpsest::archive
