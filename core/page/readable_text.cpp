#include "page/readable_text.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::page {
namespace {

constexpr int kUsualLineCharacters = 65;  // a typewritten letter page, 10 characters an inch
constexpr int kLeastLineCharacters = 20;

// One piece of a text line: a run of words, or a withheld place.
struct Piece {
  Region region;
  std::string text;
};

// Pieces that share a height, from left to right.
struct TextLine {
  Region region;
  std::vector<Piece> pieces;
};

// Returns the length that three quarters of the lines do not exceed.
int full_line_characters(const Page& page) {
  std::vector<int> lengths;
  for (const Line& line : page.lines) lengths.push_back(static_cast<int>(text_of(line).size()));
  if (lengths.empty()) return kUsualLineCharacters;
  const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 3 / 4);
  std::nth_element(lengths.begin(), at, lengths.end());
  return std::max(*at, kLeastLineCharacters);
}

std::string amount_text(int half_lines) {
  const int whole = half_lines / 2;
  if (half_lines % 2 == 0) return std::to_string(whole) + (whole == 1 ? " line" : " lines");
  return (whole > 0 ? std::to_string(whole) : std::string()) + "½" +
         (whole > 0 ? " lines" : " line");
}

TextLine as_text_line(const Line& line) {
  TextLine result{line.front().region, {}};
  for (const Word& word : line) {
    result.region = bounding_region(result.region, word.region);
    result.pieces.push_back({word.region, word.text});
  }
  return result;
}

// Whether a withheld place of about one line's height continues this line of text.
bool continues(const TextLine& line, const Region& place) {
  const bool is_line_high = place.height().hundredths <= 2 * line.region.height().hundredths;
  return is_line_high && place.center().y >= line.region.top &&
         place.center().y < line.region.bottom;
}

void insert_in_line(TextLine& line, Piece piece) {
  const auto at = std::find_if(line.pieces.begin(), line.pieces.end(), [&](const Piece& other) {
    return other.region.left > piece.region.left;
  });
  line.pieces.insert(at, std::move(piece));
}

void insert_piece(std::vector<TextLine>& lines, Piece piece) {
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const TextLine& line) {
    return continues(line, piece.region);
  });
  if (same != lines.end()) {
    insert_in_line(*same, std::move(piece));
    return;
  }
  const auto below = std::find_if(lines.begin(), lines.end(), [&](const TextLine& line) {
    return line.region.top > piece.region.top;
  });
  const Region region = piece.region;
  lines.insert(below, TextLine{region, {std::move(piece)}});
}

bool is_code_of(const Redaction& redaction, const WithheldReason& reason) {
  return std::any_of(redaction.codes.begin(), redaction.codes.end(),
                     [&](const Code& code) { return code.normalized == reason.reason; });
}

// "outside_scope" as a person says it.
std::string spoken(std::string reason) {
  std::replace(reason.begin(), reason.end(), '_', ' ');
  return reason;
}

std::string joined(const TextLine& line) {
  std::string text;
  for (const Piece& piece : line.pieces) {
    if (!text.empty()) text += ' ';
    text += piece.text;
  }
  return text;
}

}  // namespace

std::string withheld_note(const Redaction& redaction, int line_characters) {
  if (!redaction.substitute.empty()) return redaction.substitute;
  std::string note = "[";
  if (redaction.pages_withheld > 1) {
    note += std::to_string(redaction.pages_withheld) + " pages withheld";
  } else if (redaction.kind == RedactionKind::kPage) {
    note += "page withheld";
  } else if (redaction.characters <= 0) {
    note += "withheld";
  } else {
    const double half_lines = 2.0 * redaction.characters / line_characters;
    note += "about " + amount_text(std::max(1, static_cast<int>(std::lround(half_lines)))) +
            " withheld";
  }
  for (const Code& code : redaction.codes) note += ", " + code.normalized;
  for (const WithheldReason& reason : redaction.reasons) {
    if (!is_code_of(redaction, reason)) note += ", " + spoken(reason.reason);
  }
  return note + "]";
}

std::string readable_text(const Page& page) {
  const int line_characters = full_line_characters(page);
  std::vector<TextLine> lines;
  for (const Line& line : page.lines) {
    if (!line.empty()) lines.push_back(as_text_line(line));
  }
  for (const Redaction& redaction : page.redactions) {
    insert_piece(lines, {redaction.region, withheld_note(redaction, line_characters)});
  }
  std::string text;
  for (const TextLine& line : lines) text += joined(line) + "\n";
  return text.empty() ? "[no text]\n" : text;
}

}  // namespace palimpsest::page
