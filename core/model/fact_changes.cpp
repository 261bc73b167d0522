#include "model/fact_changes.hpp"

#include "model/likeness.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace palimpsest {
namespace {

// As NARA's lists and forms write it in the place of a name or title.
constexpr std::array<std::string_view, 8> kWithheldWords = {
    "WITHELD", "RESTRICTED", "REDACTED", "DELETED", "EXCISED", "SANITIZED", "CLASIFIED", "DENIED"};
constexpr std::array<std::string_view, 6> kWithholdable = {"title",      "to",       "from",
                                                           "originator", "subjects", "date"};
// Of one file, and no property of the document: another file has another number.
constexpr std::string_view kOfAFile = "file_pages";

// Of 56 titles on made forms that were scanned hard, 55 were read at .87 and more.
constexpr double kSameWords = 0.85;

constexpr std::string_view kDividers = ",:;/()[]";

// Upper case, and a run of one letter as one: lists write WITHHHELD, too.
std::string squeezed(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (plain.empty() || plain.back() != upper) plain += upper;
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) {
    text.remove_prefix(1);
  }
  while (!text.empty() &&
         (std::isspace(static_cast<unsigned char>(text.back())) || text.back() == '.')) {
    text.remove_suffix(1);
  }
  return text;
}

bool is_withheld_word(std::string_view word) {
  const std::string plain = squeezed(trimmed(word));
  return std::find(kWithheldWords.begin(), kWithheldWords.end(), plain) != kWithheldWords.end();
}

// The words before and after " AND " stand for two names.
bool is_withheld_part(std::string_view part) {
  const std::string plain = squeezed(part);
  const std::size_t by = plain.find(" AND ");
  if (by == std::string::npos) return is_withheld_word(part);
  return is_withheld_word(plain.substr(0, by)) || is_withheld_word(plain.substr(by + 5));
}

bool has_empty_brackets(std::string_view value) {
  for (std::size_t open = value.find('['); open != std::string_view::npos;
       open = value.find('[', open + 1)) {
    const std::size_t close = value.find_first_not_of(" _.-", open + 1);
    if (close != std::string_view::npos && value[close] == ']') return true;
  }
  return false;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool is_blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (is_blank && (plain.empty() || plain.back() == ' ')) continue;
    plain += is_blank ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

bool is_mostly_digits(const std::string& text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  return 3 * static_cast<std::size_t>(digits) > text.size();
}

// Another digit makes another number, and other letters often the same words, misread.
bool is_same_reading(const std::string& one, const std::string& other) {
  const std::string a = folded(one), b = folded(other);
  if (a == b && !a.empty()) return true;
  return !is_mostly_digits(one) && !is_mostly_digits(other) && likeness(a, b) >= kSameWords;
}

bool is_same_value(const Fact& one, const Fact& other) {
  if (one.date && other.date) return one.date == other.date;
  const std::string a = plain_text(one.value), b = plain_text(other.value);
  const bool was_read = one.confidence || other.confidence;
  return a == b || (was_read && is_same_reading(a, b));
}

FactChangeKind kind_of(const Fact& before, const Fact& after) {
  const bool is_later = before.source.as_of && after.source.as_of &&
                        before.source.as_of->sort_key() < after.source.as_of->sort_key();
  if (!is_later) return FactChangeKind::kDisagrees;
  if (!can_be_withheld(after.name)) return FactChangeKind::kChanged;
  const bool was_withheld = is_withheld_value(before.value);
  const bool is_withheld = is_withheld_value(after.value);
  if (was_withheld == is_withheld) return FactChangeKind::kChanged;
  return was_withheld ? FactChangeKind::kOpened : FactChangeKind::kWithheld;
}

}  // namespace

bool can_be_withheld(std::string_view name) {
  return std::find(kWithholdable.begin(), kWithholdable.end(), name) != kWithholdable.end();
}

bool is_withheld_value(std::string_view value) {
  if (has_empty_brackets(value)) return true;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find_first_of(kDividers), value.size());
    if (is_withheld_part(value.substr(0, end))) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

std::vector<FactChange> fact_changes(const Document& document) {
  std::vector<FactChange> changes;
  const Fact* before = nullptr;
  for (const Fact& fact : document.metadata) {
    if (fact.source.person) continue;
    const bool is_comparable =
        before != nullptr && before->name == fact.name && fact.name != kOfAFile;
    if (is_comparable && !is_same_value(*before, fact)) {
      changes.push_back({kind_of(*before, fact), *before, fact});
    }
    before = &fact;
  }
  return changes;
}

std::vector<FactChange> new_changes(const Document& before, const Document& after) {
  const std::vector<FactChange> known = fact_changes(before);
  std::vector<FactChange> changes = fact_changes(after);
  std::erase_if(changes, [&](const FactChange& change) {
    return std::find(known.begin(), known.end(), change) != known.end();
  });
  return changes;
}

}  // namespace palimpsest
