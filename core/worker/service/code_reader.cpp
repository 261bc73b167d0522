#include "worker/service/code_reader.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"
#include "identify/label/label_lines.hpp"
#include "identify/label/label_match.hpp"
#include "worker/service/label_vote.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

using identify::LabelMatch;
using identify::Polarity;

constexpr int kDarkPlace = 100;          // gray level: labels on darker ground are light
constexpr int kLightPlace = 165;         // on lighter ground they are dark; between, either
constexpr int kMinSide = 8;              // pixels of a place
constexpr std::size_t kLinesTried = 4;   // of one place
constexpr std::size_t kFacesOfPage = 2;  // labels of one page are set alike
constexpr double kListWidth = 7.5;     // heights: longer labels may be lists, which only OCR reads
constexpr std::size_t kShortForm = 2;  // characters, that specks may imitate
constexpr std::size_t kListPart = 2;   // characters at least of one more code in a list
constexpr std::size_t kTextLetters = 3;  // of a word that is no code
constexpr int kSureWord = 70;            // of 100
constexpr double kMaxConfidence = 0.95;

int middle_level(const Raster& gray, const PixelBox& box) {
  std::vector<std::uint8_t> levels;
  for (int y = box.top; y < box.bottom; y += 2) {
    for (int x = box.left; x < box.right; x += 2) levels.push_back(gray.row(y)[x]);
  }
  const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
  std::nth_element(levels.begin(), middle, levels.end());
  return *middle;
}

std::vector<Polarity> polarities_of(int level) {
  if (level < kDarkPlace) return {Polarity::kLightOnDark};
  if (level > kLightPlace) return {Polarity::kDarkOnLight};
  return {Polarity::kDarkOnLight, Polarity::kLightOnDark};
}

struct Label {
  PixelBox line;
  identify::LabelInk ink;
  std::vector<LabelMatch> matches;

  [[nodiscard]] double likeness() const { return matches.empty() ? 0 : matches.front().likeness; }
  [[nodiscard]] bool may_be_list() const { return line.width() > kListWidth * line.height(); }
};

// What a label says; empty when it is no code.
struct Choice {
  std::string text;
  double certainty = 0;
};

// Reads the labels of one page, of which the first sure ones tell in which face it is set.
class LabelReader {
 public:
  LabelReader(ocr::Engine* engine, const Raster& gray, double slope,
              const CodeReadingOptions& options)
      : engine_(engine), gray_(gray), options_(options), lines_left_(options.max_lines) {
    match_options_.slope = slope;
  }

  [[nodiscard]] std::vector<CodeReading> read(const LabelPlace& place);

 private:
  [[nodiscard]] std::optional<Label> label_in(const LabelPlace& place);
  [[nodiscard]] std::optional<Label> label_at(const PixelBox& place, const PixelBox& line,
                                              Polarity polarity);
  [[nodiscard]] Choice best_form(const Label& label, const LabelVotes& votes,
                                 LabelGround ground) const;
  [[nodiscard]] double least_likeness(const std::string& form, LabelGround ground) const;
  [[nodiscard]] Choice choose(const Label& label, LabelGround ground);
  void learn_face(const Label& label);

  ocr::Engine* engine_;
  const Raster& gray_;
  const CodeReadingOptions& options_;
  identify::MatchOptions match_options_;
  std::size_t lines_left_;
};

// Text that runs on reaches the end of the place.
bool ends_within(const PixelBox& line, const PixelBox& place) {
  const int free = line.height();
  return line.left - place.left > 0 && place.right - line.right > free;
}

std::optional<Label> LabelReader::label_at(const PixelBox& place, const PixelBox& line,
                                           Polarity polarity) {
  std::optional<identify::LabelInk> ink = identify::label_ink(gray_, place, line, polarity);
  if (!ink) return std::nullopt;
  Label label{line, std::move(*ink), {}};
  label.matches = identify::match_label(label.ink, identify::code_forms(), match_options_);
  return label;
}

std::optional<Label> LabelReader::label_in(const LabelPlace& place) {
  std::optional<Label> best;
  for (const Polarity polarity : polarities_of(middle_level(gray_, place.box))) {
    std::vector<PixelBox> lines = identify::label_lines(gray_, place.box, polarity);
    if (lines.size() > kLinesTried) lines.resize(kLinesTried);
    for (const PixelBox& line : lines) {
      if (place.may_run_on && !ends_within(line, place.box)) continue;
      if (lines_left_ == 0) return best;
      --lines_left_;
      std::optional<Label> label = label_at(place.box, line, polarity);
      if (label && (!best || label->likeness() > best->likeness())) best = std::move(label);
    }
    if (best && best->likeness() >= options_.sure_likeness) break;
  }
  return best;
}

void LabelReader::learn_face(const Label& label) {
  if (!match_options_.faces.empty() || label.likeness() < options_.sure_likeness) return;
  for (const LabelMatch& match : label.matches) {
    auto& faces = match_options_.faces;
    if (std::find(faces.begin(), faces.end(), match.face) == faces.end()) {
      faces.push_back(match.face);
    }
    if (faces.size() == kFacesOfPage) return;
  }
}

double LabelReader::least_likeness(const std::string& form, LabelGround ground) const {
  if (ground == LabelGround::kText) return options_.min_likeness_in_text;
  return form.size() <= kShortForm ? options_.min_short_likeness : options_.min_likeness;
}

// The code that the picture is most like, the engine's readings helping.
Choice LabelReader::best_form(const Label& label, const LabelVotes& votes,
                              LabelGround ground) const {
  Choice best;
  for (const LabelMatch& match : label.matches) {
    const auto vote = votes.find(match.text);
    const double agreed = vote == votes.end() ? 0 : vote->second;
    const double rarity = identify::is_rare_code(match.text) ? options_.rarity_weight : 0;
    const double score = match.likeness + options_.engine_weight * agreed - rarity;
    if (score < least_likeness(match.text, ground)) continue;
    if (score > best.certainty) best = {match.text, score};
  }
  return best;
}

Choice LabelReader::choose(const Label& label, LabelGround ground) {
  const bool is_clear = !label.matches.empty() && label.matches.front().lead >= options_.sure_lead;
  if (label.likeness() >= options_.sure_likeness && is_clear && !label.may_be_list()) {
    return {label.matches.front().text, label.likeness()};
  }
  const LabelVotes votes = engine_ != nullptr ? vote_on_label(*engine_, label.ink) : LabelVotes();
  Choice best = best_form(label, votes, ground);
  for (const auto& [text, share] : votes) {
    if (share < options_.min_agreement) continue;
    const auto match = std::find_if(label.matches.begin(), label.matches.end(),
                                    [&](const LabelMatch& each) { return each.text == text; });
    const bool is_list = match == label.matches.end() && text.size() > best.text.size() + kListPart;
    const bool is_only_one = best.text.empty() && match != label.matches.end() &&
                             match->likeness > options_.min_agreed_likeness;
    if (is_list || is_only_one) best = {text, share};
  }
  return best;
}

std::vector<CodeReading> LabelReader::read(const LabelPlace& place) {
  const std::optional<Label> label = label_in(place);
  if (!label) return {};
  learn_face(*label);
  const auto [text, certainty] = choose(*label, place.ground);
  if (text.empty()) return {};
  const Word word{text, to_region(label->line, gray_.dpi), 100};
  std::vector<CodeReading> codes = identify::find_codes({{word}});
  for (CodeReading& code : codes) {
    code.region = word.region;
    code.code.confidence = std::min(kMaxConfidence, certainty);
  }
  return codes;
}

// Whether a word can be no part of a code: long enough, sure, and of letters alone.
bool is_text(const Word& word) {
  const bool is_long = word.text.size() >= kTextLetters && word.confidence >= kSureWord;
  return is_long &&
         std::none_of(
             word.text.begin(), word.text.end(),
             [](unsigned char c) { return std::isdigit(c) != 0 || c == '(' || c == ')'; }) &&
         identify::find_codes({{word}}).empty();
}

bool holds_text(const std::vector<Line>& lines, const Region& region) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(line.begin(), line.end(), [&](const Word& word) {
      return region.contains(word.region.center()) && is_text(word);
    });
  });
}

// Beside the text there is nothing that a wider place could take in.
LabelPlace place_of(const redact::MarginMark& mark, const Raster& gray,
                    const redact::TextLayout& layout, const CodeReadingOptions& options) {
  Region region = grown(mark.region, options.mark_margin);
  const bool is_beside = mark.span.left > layout.body.right || mark.span.right < layout.body.left;
  if (is_beside) {
    region.left = mark.region.left - options.mark_reach;
    region.right = mark.region.right + options.mark_reach;
  }
  return {to_pixels(region, gray), is_beside ? LabelGround::kMargin : LabelGround::kText, false};
}

std::vector<Region> sides_of(const Region& r, const CodeReadingOptions& options) {
  const Length top = r.top - options.beside_overhang, bottom = r.bottom + options.beside_overhang;
  return {{r.right + options.line_width, top, r.right + options.beside_reach, bottom},
          {r.left - options.beside_reach, top, r.left - options.line_width, bottom}};
}

// Whether the detector saw that there is no label: black bars without a light mark, whose corners
// of paper would be read, and boxes that a stamp runs across.
bool has_no_label(const Redaction& redaction) {
  const auto has = [&](const char* evidence) {
    const auto& known = redaction.evidence;
    return std::find(known.begin(), known.end(), evidence) != known.end();
  };
  const bool is_blank_bar = has("solid_fill") && has("blank_inside") && !has("flat_tone");
  return is_blank_bar || has("text_across");
}

}  // namespace

std::vector<LabelPlace> label_places(const Raster& gray, const std::vector<Redaction>& redactions,
                                     const redact::TextLayout& layout,
                                     const std::vector<Line>& lines,
                                     const CodeReadingOptions& options) {
  std::vector<LabelPlace> places;
  for (const Redaction& each : redactions) {
    if (has_no_label(each)) continue;
    const Region inside = grown(each.region, -options.line_width);
    places.push_back({to_pixels(inside, gray), LabelGround::kInside, false});
  }
  for (const redact::MarginMark& mark : layout.marks) {
    if (!holds_text(lines, mark.region)) places.push_back(place_of(mark, gray, layout, options));
  }
  for (const Redaction& each : redactions) {
    if (each.region.height() > options.max_beside_height) continue;
    for (const Region& side : sides_of(each.region, options)) {
      if (holds_text(lines, side)) continue;
      places.push_back({to_pixels(side, gray), LabelGround::kText, true});
    }
  }
  std::erase_if(places, [](const LabelPlace& place) {
    return place.box.width() < kMinSide || place.box.height() < kMinSide;
  });
  if (places.size() > options.max_places) places.resize(options.max_places);
  return places;
}

std::vector<CodeReading> read_codes(ocr::Engine* engine, const Raster& gray,
                                    const std::vector<LabelPlace>& places, double slope,
                                    const CodeReadingOptions& options) {
  LabelReader reader(engine, gray, slope, options);
  std::vector<CodeReading> codes;
  for (const LabelPlace& place : places) {
    for (CodeReading& code : reader.read(place)) codes.push_back(std::move(code));
  }
  return codes;
}

}  // namespace palimpsest::worker
