#include "archive/edit/fields.hpp"

#include "base/error.hpp"
#include "identify/codes.hpp"
#include "identify/personal/personal_numbers.hpp"
#include "model/document.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace palimpsest::archive {
namespace {

// Names written to records: never rename.
constexpr std::array kFields = {
    Field{"title", EditLevel::kDocument, FieldForm::kText},
    Field{"date", EditLevel::kDocument, FieldForm::kDate},
    Field{"people", EditLevel::kDocument, FieldForm::kList},
    Field{"from", EditLevel::kDocument, FieldForm::kText},
    Field{"to", EditLevel::kDocument, FieldForm::kText},
    Field{"type", EditLevel::kDocument, FieldForm::kText},
    Field{"originator", EditLevel::kDocument, FieldForm::kText},
    Field{"agency", EditLevel::kDocument, FieldForm::kText},
    Field{"record_number", EditLevel::kDocument, FieldForm::kText},
    Field{"file_number", EditLevel::kDocument, FieldForm::kText},
    Field{"collection", EditLevel::kDocument, FieldForm::kText},
    Field{"repository", EditLevel::kDocument, FieldForm::kText},
    Field{"series", EditLevel::kDocument, FieldForm::kText},
    Field{"box", EditLevel::kDocument, FieldForm::kText},
    Field{"folder", EditLevel::kDocument, FieldForm::kText},
    Field{"subjects", EditLevel::kDocument, FieldForm::kList},
    Field{"classification", EditLevel::kDocument, FieldForm::kText},
    Field{"tags", EditLevel::kDocument, FieldForm::kList},
    Field{"notes", EditLevel::kDocument, FieldForm::kList},
    Field{"restrictions", EditLevel::kDocument, FieldForm::kText},
    Field{"justification", EditLevel::kDocument, FieldForm::kText},
    Field{kAccessFact, EditLevel::kDocument, FieldForm::kAccess},
    Field{kUntilFact, EditLevel::kDocument, FieldForm::kDay},
    Field{kReasonFact, EditLevel::kDocument, FieldForm::kText},
    Field{"state", EditLevel::kRelease, FieldForm::kState},
    Field{"reason", EditLevel::kRelease, FieldForm::kText},
    Field{"text", EditLevel::kPage, FieldForm::kText},
    Field{"checked", EditLevel::kPage, FieldForm::kYes},
    Field{"region", EditLevel::kRedaction, FieldForm::kRegion},
    Field{"kind", EditLevel::kRedaction, FieldForm::kKind},
    Field{"codes", EditLevel::kRedaction, FieldForm::kCodes},
    Field{"justification", EditLevel::kRedaction, FieldForm::kText},
    Field{"checked", EditLevel::kRedaction, FieldForm::kYes},
};

// Written to records: never rename. The last three have no file of which anything is known.
constexpr std::array<std::string_view, 7> kStates = {
    "withheld_in_full", "in_part", "in_full", "unknown", "missing", "referred", "not_posted"};

constexpr std::string_view kOpen = "open";  // the access of a document that is not restricted

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(by, start), text.size());
    std::string part = trimmed(std::string_view(text).substr(start, end - start));
    if (!part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

template <class Words>
std::string word_list(const Words& words) {
  std::string all;
  for (const std::string_view word : words) {
    all += (all.empty() ? "" : ", ") + std::string(word);
  }
  return all;
}

[[noreturn]] void refuse(const Field& field, const std::string& text, const std::string& wanted) {
  throw Error(ErrorKind::kUsage,
              std::string(field.name) + " is " + wanted + ", not '" + text + "'");
}

std::string checked_date(const Field& field, const std::string& text) {
  if (EdtfDate::parse(text)) return text;
  refuse(field, text, "a date such as 1962-10-27, 1962-10, 1962~ or 1962/1964 (EDTF)");
}

std::string checked_day(const Field& field, const std::string& text) {
  constexpr std::size_t kDay = 10;  // of 2031-01-01
  if (text.size() == kDay && Instant::parse(text)) return text;
  refuse(field, text, "a day such as 2031-01-01");
}

std::string checked_word(const Field& field, const std::string& text, const auto& words) {
  if (std::find(words.begin(), words.end(), text) != words.end()) return text;
  refuse(field, text, "one of " + word_list(words));
}

std::vector<std::string_view> kind_words() {
  std::vector<std::string_view> words(kNames<RedactionKind>.begin(), kNames<RedactionKind>.end());
  words.push_back(kNoRedaction);
  return words;
}

std::string checked_region(const Field& field, const std::string& text) {
  const auto region = parse_region_value(text);
  if (region) return region_value(*region);
  refuse(field, text, "four lengths in points from the top left corner: left,top,right,bottom");
}

std::string checked_codes(const Field& field, const std::string& text) {
  const auto codes = parse_codes_value(text);
  if (!codes) refuse(field, text, "codes between commas, such as (b)(1), (b)(3) or 1.4(c)");
  std::string all;
  for (const Code& code : *codes) all += (all.empty() ? "" : ", ") + code.normalized;
  return all;
}

std::string checked_value(const Field& field, const std::string& text) {
  switch (field.form) {
    case FieldForm::kDate:
      return checked_date(field, text);
    case FieldForm::kYes:
      return checked_word(field, text, std::array<std::string_view, 1>{"yes"});
    case FieldForm::kAccess:
      return checked_word(field, text, std::array<std::string_view, 1>{kRestricted});
    case FieldForm::kDay:
      return checked_day(field, text);
    case FieldForm::kState:
      return checked_word(field, text, kStates);
    case FieldForm::kRegion:
      return checked_region(field, text);
    case FieldForm::kKind:
      return checked_word(field, text, kind_words());
    case FieldForm::kCodes:
      return checked_codes(field, text);
    case FieldForm::kText:
    case FieldForm::kList:
      break;
  }
  return identify::with_masked_numbers(text);
}

std::string length_text(Length length) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof(digits), length.in_points(),
                                 std::chars_format::fixed, 2);
  std::string text(digits, end.ptr);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

const Field* find_field(EditLevel level, std::string_view name) {
  const auto field = std::find_if(kFields.begin(), kFields.end(), [&](const Field& each) {
    return each.level == level && each.name == name;
  });
  return field == kFields.end() ? nullptr : &*field;
}

std::string field_names(EditLevel level) {
  std::vector<std::string_view> names;
  for (const Field& field : kFields) {
    if (field.level == level) names.push_back(field.name);
  }
  return word_list(names);
}

std::vector<std::string> values_in(const Field& field, const std::string& text) {
  const std::string plain = trimmed(text);
  const bool is_taken_back = (field.form == FieldForm::kYes && plain == "no") ||
                             (field.form == FieldForm::kAccess && plain == kOpen);
  if (plain.empty() || is_taken_back) return {};
  if (field.form != FieldForm::kList) return {checked_value(field, plain)};
  std::vector<std::string> values;
  for (const std::string& part : split(plain, ';')) values.push_back(checked_value(field, part));
  return values;
}

std::optional<Region> parse_region_value(std::string_view text) {
  std::array<double, 4> sides{};
  const std::vector<std::string> parts = split(std::string(text), ',');
  if (parts.size() != sides.size()) return std::nullopt;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto [rest, error] = std::from_chars(parts[i].data(), end, sides[i]);
    constexpr double kLongest = 14400;  // points: the largest page of a PDF
    if (error != std::errc() || rest != end || !(std::abs(sides[i]) <= kLongest)) {
      return std::nullopt;
    }
  }
  const Region region{points(sides[0]), points(sides[1]), points(sides[2]), points(sides[3])};
  if (region.right <= region.left || region.bottom <= region.top) return std::nullopt;
  return region;
}

std::optional<std::vector<Code>> parse_codes_value(const std::string& text) {
  std::vector<Code> codes;
  for (const std::string& part : split(text, ',')) {
    const auto readings = identify::find_codes({{Word{part, {}}}});
    if (readings.size() != 1) return std::nullopt;
    codes.push_back(readings.front().code);
    codes.back().raw = part;
    codes.back().confidence = 1;
  }
  if (codes.empty()) return std::nullopt;
  return codes;
}

std::string region_value(const Region& region) {
  return length_text(region.left) + "," + length_text(region.top) + "," +
         length_text(region.right) + "," + length_text(region.bottom);
}

}  // namespace palimpsest::archive
