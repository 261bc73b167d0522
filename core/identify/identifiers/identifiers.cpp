#include "identify/identifiers/identifiers.hpp"

#include "base/letters.hpp"
#include "identify/forms/form_fields.hpp"
#include "identify/identifiers/digit_repair.hpp"
#include "identify/identifiers/identifier_table.hpp"
#include "identify/identifiers/page_places.hpp"
#include "identify/normal_form.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <tuple>
#include <utility>

namespace palimpsest::identify {
namespace {

// A letter in a number costs certainty, and a third of them is no number.
constexpr double kRepairCost = 0.04;
constexpr double kMostLetters = 0.34;
// Of an agency's prefix that was repaired, or that nobody knows.
constexpr double kRepairedPrefix = 0.8;
constexpr double kUnknownPrefix = 0.5;

struct Reading {
  std::string text;
  double certainty = 1;  // 0..1, by what had to be repaired
};

// Returns the share of the characters of a number that OCR made letters of.
std::size_t letters_repaired(const std::string& raw, const std::string& text) {
  const auto count = [](const std::string& of) {
    return static_cast<std::size_t>(std::count_if(of.begin(), of.end(), is_digit));
  };
  return count(text) > count(raw) ? count(text) - count(raw) : 0;
}

// Returns the normal form of a match, or nothing when it cannot be a number of that row.
std::optional<Reading> reading_of(const IdentifierRow& row, Match match) {
  Reading reading;
  if (!row.known.empty() && match.groups.size() > 1) {
    const std::string first = normal_form("{1:digit}", match.groups);
    const auto known = nearest_known(first, row.known);
    if (!known && row.place == IdentifierPlace::kAnywhere) return std::nullopt;
    if (!known) {
      reading.certainty = kUnknownPrefix;
    } else if (*known != first) {
      reading.certainty = kRepairedPrefix;
      match.groups[1] = *known;
    }
  }
  reading.text = normal_form(row.form, match.groups);
  if (reading.text.empty()) return std::nullopt;
  const std::size_t repaired = letters_repaired(match.groups[0], reading.text);
  const auto digits =
      static_cast<double>(std::count_if(reading.text.begin(), reading.text.end(), is_digit));
  if (static_cast<double>(repaired) > kMostLetters * digits) return std::nullopt;
  reading.certainty *= 1 - kRepairCost * static_cast<double>(repaired);
  return reading;
}

double word_confidence(const std::vector<Line>& lines, const std::vector<WordPart>& parts) {
  double sum = 0;
  double size = 0;
  for (const WordPart& part : parts) {
    const Word& word = lines[part.line][part.word];
    const auto length = static_cast<double>(part.within.end - part.within.begin);
    sum += length * word.confidence / 100.0;
    size += length;
  }
  return size > 0 ? sum / size : 0;
}

bool may_stand(IdentifierPlace place, IdWitness witness, bool is_alone) {
  switch (place) {
    case IdentifierPlace::kFile:
    case IdentifierPlace::kForm:
      return false;
    case IdentifierPlace::kPlaced:
      return witness != IdWitness::kText;
    case IdentifierPlace::kLine:
      return witness != IdWitness::kText || is_alone;
    case IdentifierPlace::kAnywhere:
      return true;
  }
  return false;
}

// Whether the span is all that its lines hold, but for signs.
bool is_alone(std::string_view text, const TextSpan& span) {
  const auto is_sign = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; };
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  while (begin > 0 && text[begin - 1] != '\n' && is_sign(text[begin - 1])) --begin;
  while (end < text.size() && text[end] != '\n' && is_sign(text[end])) ++end;
  return (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == std::string::npos) return {};
  std::string rest = text.substr(begin, text.find_last_not_of(" \n") - begin + 1);
  std::replace(rest.begin(), rest.end(), '\n', ' ');
  return rest;
}

// Returns the matches of a row in `text`; of numbers without the signs and blanks around them,
// which tell where one ends and may begin the next.
std::vector<Match> matches_of_row(const IdentifierRow& row, std::string_view text) {
  const bool is_number = row.kind == IdentifierKind::kDocument || row.kind == IdentifierKind::kCase;
  if (!is_number) return matches_of(*row.pattern, text);
  std::vector<Match> matches = overlapping_matches_of(*row.pattern, text);
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (Match& match : matches) {
    TextSpan& span = match.span;
    while (!span.is_empty() && !is_part(text[span.begin])) ++span.begin;
    while (!span.is_empty() && !is_part(text[span.end - 1])) --span.end;
    match.groups[0] = std::string(text.substr(span.begin, span.end - span.begin));
  }
  return matches;
}

// Gathers what is found on one page; a span is taken once for each kind.
class Found {
 public:
  [[nodiscard]] bool is_taken(IdentifierKind kind, const TextSpan& span) const {
    return std::any_of(spans_.begin(), spans_.end(), [&](const auto& taken) {
      return taken.first == kind && taken.second.overlaps(span);
    });
  }

  void take(IdentifierKind kind, const TextSpan& span) { spans_.emplace_back(kind, span); }

  // Of a value that stands there several times, the surest reading stays.
  void add(Identifier identifier) {
    const auto same = std::find_if(all_.begin(), all_.end(), [&](const Identifier& other) {
      return std::tie(other.kind, other.system, other.text, other.witness) ==
             std::tie(identifier.kind, identifier.system, identifier.text, identifier.witness);
    });
    if (same == all_.end()) {
      all_.push_back(std::move(identifier));
    } else if (identifier.confidence > same->confidence) {
      *same = std::move(identifier);
    }
  }

  [[nodiscard]] std::vector<Identifier> sorted() && {
    std::stable_sort(all_.begin(), all_.end(), [](const Identifier& a, const Identifier& b) {
      const bool a_first = a.witness == IdWitness::kFormField;
      const bool b_first = b.witness == IdWitness::kFormField;
      if (a_first != b_first) return a_first;
      return std::tie(a.region->top, a.region->left) < std::tie(b.region->top, b.region->left);
    });
    return std::move(all_);
  }

 private:
  std::vector<std::pair<IdentifierKind, TextSpan>> spans_;
  std::vector<Identifier> all_;
};

// Fields that are made for the number of the document.
void add_fields(const std::vector<IdentifierRow>& rows, const Page& page, Found& found) {
  if (!page.form) return;
  for (const FormField& field : page.form->fields) {
    if (!is_number_field(field.name)) continue;
    for (const IdentifierRow& row : rows) {
      const bool is_number =
          row.kind == IdentifierKind::kDocument || row.kind == IdentifierKind::kCase;
      if (row.place == IdentifierPlace::kFile || !is_number) continue;
      const std::vector<Match> matches = matches_of(*row.pattern, field.value);
      const auto reading = matches.empty() ? std::nullopt : reading_of(row, matches.front());
      if (!reading) continue;
      found.add({row.kind, row.system, reading->text, trimmed(matches.front().groups[0]),
                 IdWitness::kFormField, page.number, field.region,
                 field.confidence * reading->certainty});
      break;
    }
  }
}

void add_text(const std::vector<IdentifierRow>& rows, const Page& page, Found& found) {
  const RunningText running(page.lines);
  const PagePlaces places(page);
  for (const IdentifierRow& row : rows) {
    if (row.place == IdentifierPlace::kFile || row.place == IdentifierPlace::kForm) continue;
    if (row.context && !RE2::PartialMatch(running.text(), *row.context)) continue;
    for (const Match& match : matches_of_row(row, running.text())) {
      if (found.is_taken(row.kind, match.span)) continue;
      const std::vector<WordPart> parts = running.parts(match.span);
      if (parts.empty()) continue;
      const Region region = region_of(page.lines, parts);
      if (places.is_in_number_field(region)) continue;
      const IdWitness witness = places.witness_at(region);
      if (!may_stand(row.place, witness, is_alone(running.text(), match.span))) continue;
      const auto reading = reading_of(row, match);
      if (!reading) continue;
      found.take(row.kind, match.span);
      found.add({row.kind, row.system, reading->text, trimmed(match.groups[0]), witness,
                 page.number, region, word_confidence(page.lines, parts) * reading->certainty});
    }
  }
}

std::vector<Identifier> numbers_in(const std::vector<IdentifierRow>& rows, std::string_view text,
                                   IdWitness witness) {
  Found found;
  std::vector<Identifier> numbers;
  for (const IdentifierRow& row : rows) {
    const bool is_name = witness == IdWitness::kFileName;
    if (is_name != (row.place == IdentifierPlace::kFile) || row.weight == 0) continue;
    if (row.place == IdentifierPlace::kForm || row.context) continue;
    for (const Match& match : matches_of_row(row, text)) {
      const auto reading = reading_of(row, match);
      if (!reading || found.is_taken(row.kind, match.span)) continue;
      found.take(row.kind, match.span);
      numbers.push_back({row.kind, row.system, reading->text, trimmed(match.groups[0]), witness,
                         std::nullopt, std::nullopt, reading->certainty});
    }
  }
  return numbers;
}

}  // namespace

struct Identifiers::Rows {
  std::vector<IdentifierRow> all;
};

Identifiers::Identifiers(std::string_view own_table)
    : rows_(std::make_unique<const Rows>(Rows{identifier_rows(own_table)})) {}

Identifiers::~Identifiers() = default;
Identifiers::Identifiers(Identifiers&&) noexcept = default;
Identifiers& Identifiers::operator=(Identifiers&&) noexcept = default;

std::vector<Identifier> Identifiers::on_page(const Page& page) const {
  Found found;
  add_fields(rows_->all, page, found);
  add_text(rows_->all, page, found);
  return std::move(found).sorted();
}

std::vector<Identifier> Identifiers::in_file_name(std::string_view file_name) const {
  std::vector<Identifier> numbers = numbers_in(rows_->all, file_name, IdWitness::kFileName);
  std::stable_sort(numbers.begin(), numbers.end(), [&](const Identifier& a, const Identifier& b) {
    return weight_of(a) > weight_of(b);
  });
  return numbers;
}

std::vector<Identifier> Identifiers::in_metadata(std::string_view text) const {
  return numbers_in(rows_->all, text, IdWitness::kMetadata);
}

double Identifiers::weight_of(const Identifier& identifier) const {
  int weight = 0;
  for (const IdentifierRow& row : rows_->all) {
    const bool is_of_name = row.place == IdentifierPlace::kFile;
    if (row.kind != identifier.kind || row.system != identifier.system) continue;
    if (is_of_name != (identifier.witness == IdWitness::kFileName)) continue;
    weight = std::max(weight, row.weight);
  }
  return weight / 100.0;
}

std::string alias_of(const Identifier& number) {
  const bool speaks_for_itself = number.system == "rif" || number.system == "crest";
  return speaks_for_itself ? number.text : number.system + ":" + number.text;
}

}  // namespace palimpsest::identify
