// What is known of one page of one revision.
#pragma once

#include "model/finding.hpp"
#include "model/form.hpp"
#include "model/identifier.hpp"
#include "model/names.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

enum class TextSource { kNone, kEmbedded, kOcr };
template <>
inline constexpr auto kNames<TextSource> = names_of("none", "embedded", "ocr");

struct Word {
  std::string text;  // UTF-8
  Region region;
  int confidence = 100;  // 0..100; 100 for words of a text layer

  friend bool operator==(const Word&, const Word&) = default;
};

using Line = std::vector<Word>;

// A coarse picture of a page's ink, for finding its partner in another release. Empty for a page
// that was not drawn. Hexadecimal text, made and compared by align.
using Fingerprint = std::string;

// What every text shows in the place of the number of a person: Social Security, passport, bank ...
// Only the original of a document keeps the number.
inline constexpr std::string_view kPersonalNumber = "[personal number]";

struct Page {
  int number = 0;  // from 1
  Size size;
  TextSource text_source{};
  std::vector<Line> lines;  // in reading order, without words that are withheld
  std::vector<Redaction> redactions;
  std::vector<Finding> findings;
  Fingerprint fingerprint;
  std::vector<Identifier> identifiers = {};  // in reading order
  std::optional<Form> form = {};             // when the page is one

  friend bool operator==(const Page&, const Page&) = default;
};

// Returns the words of a line joined by single spaces.
[[nodiscard]] std::string text_of(const Line& line);

// Returns where the masked numbers of persons stand, so that pictures of the page can cover them.
[[nodiscard]] std::vector<Region> personal_regions(const Page& page);

// Whether the page was drawn, so that the absence of redactions means something.
[[nodiscard]] bool is_readable(const Page& page);

// Whether words are still there under a redaction of one of the pages.
[[nodiscard]] bool has_exposed_text(const std::vector<Page>& pages);

}  // namespace palimpsest
