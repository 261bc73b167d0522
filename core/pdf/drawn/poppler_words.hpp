// The words of a page as Poppler reads them.
#pragma once

#include "model/page.hpp"

#include <string>
#include <vector>

#include <poppler-global.h>
#include <poppler-page.h>

namespace palimpsest::pdf {

// Returns UTF-8 without control characters. Poppler's own conversion opens iconv for each word.
[[nodiscard]] std::string to_utf8(const poppler::ustring& units);

// Returns at most kMaxPageWords + 1 words.
[[nodiscard]] std::vector<Word> words_of(const poppler::page& page);

}  // namespace palimpsest::pdf
