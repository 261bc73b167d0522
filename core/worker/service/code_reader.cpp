#include "worker/service/code_reader.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"
#include "identify/label/label_lines.hpp"
#include "identify/label/label_match.hpp"
#include "identify/plain_words.hpp"
#include "worker/service/label_vote.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace palimpsest::worker {
namespace {

using identify::LabelMatch;
using identify::Polarity;

constexpr int kDarkPlace = 100;          // gray level: labels on darker ground are light
constexpr int kLightPlace = 165;         // on lighter ground they are dark; between, either
constexpr std::size_t kLinesTried = 4;   // of one place
constexpr std::size_t kFacesOfPage = 2;  // labels of one page are set alike
constexpr double kListWidth = 7.5;     // heights: longer labels may be lists, which only OCR reads
constexpr std::size_t kShortForm = 2;  // characters, that specks may imitate
constexpr std::size_t kListPart = 2;   // characters at least of one more code in a list
constexpr double kOnWord = 0.5;        // of a label
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

// How much of its place a label covers with ink.
double ink_share(const identify::LabelInk& label) {
  const PixelBox& line = label.line;
  double sum = 0;
  for (int y = line.top; y < line.bottom; ++y) {
    const float* row = label.ink.row(y);
    for (int x = line.left; x < line.right; ++x) sum += std::max(0.0F, row[x]);
  }
  return sum / std::max(1, line.width() * line.height());
}

// Reads the labels of one page, of which the first sure ones tell in which face it is set.
class LabelReader {
 public:
  LabelReader(ocr::Engine* engine, const Raster& gray, const std::vector<Line>& lines, double slope,
              const CodeReadingOptions& options)
      : engine_(engine),
        gray_(gray),
        options_(options),
        lines_(lines),
        lines_left_(options.max_lines) {
    match_options_.slope = slope;
  }

  // Reads all places: the sure labels first, since codes of one page are of few systems and often
  // the same.
  [[nodiscard]] ReadCodes read(const std::vector<LabelPlace>& places);

 private:
  [[nodiscard]] std::optional<Label> label_in(const LabelPlace& place);
  [[nodiscard]] std::optional<Label> label_at(const LabelPlace& place, const PixelBox& line,
                                              Polarity polarity);
  [[nodiscard]] Choice best_form(const Label& label, const LabelVotes& votes,
                                 LabelGround ground) const;
  [[nodiscard]] double least_likeness(const std::string& form, LabelGround ground,
                                      int height) const;
  [[nodiscard]] double sure_likeness(const std::string& form, LabelGround ground) const;
  [[nodiscard]] Choice choose(const Label& label, LabelGround ground);
  [[nodiscard]] bool is_sure(const Label& label) const;
  [[nodiscard]] bool is_on_text(const PixelBox& line, std::size_t letters) const;
  void learn(const Label& label);

  ocr::Engine* engine_;
  const Raster& gray_;
  const CodeReadingOptions& options_;
  identify::MatchOptions match_options_;
  const std::vector<Line>& lines_;
  std::size_t lines_left_;
  std::set<std::string> known_forms_;  // that sure labels of the page show
  std::set<std::string> known_systems_;
};

std::string system_of(const std::string& form) {
  const std::vector<CodeReading> codes = identify::find_codes({{Word{form, {}, 100}}});
  return codes.empty() ? std::string() : codes.front().code.system;
}

// Places overlap, and one label may be read in two of them.
bool is_among(const CodeReading& code, const std::vector<CodeReading>& readings) {
  return std::any_of(readings.begin(), readings.end(), [&](const CodeReading& other) {
    return other.code.normalized == code.code.normalized &&
           !intersection(other.region, code.region).is_empty();
  });
}

// Text that runs on reaches the end of the place.
bool ends_within(const PixelBox& line, const PixelBox& place) {
  const int free = line.height();
  return line.left - place.left > 0 && place.right - line.right > free;
}

std::optional<Label> LabelReader::label_at(const LabelPlace& place, const PixelBox& line,
                                           Polarity polarity) {
  std::optional<identify::LabelInk> ink = identify::label_ink(gray_, place.box, line, polarity);
  const bool is_inside = place.ground == LabelGround::kInside;
  const double most = is_inside ? options_.max_ink_inside : options_.max_ink;
  if (!ink || ink_share(*ink) > most) return std::nullopt;
  Label label{line, std::move(*ink), {}};
  label.matches = identify::match_label(label.ink, identify::code_forms(), match_options_);
  return label;
}

bool LabelReader::is_on_text(const PixelBox& line, std::size_t letters) const {
  const Region label = to_region(line, gray_.dpi);
  return std::any_of(lines_.begin(), lines_.end(), [&](const Line& words) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
      return covered_share(label, word.region) > kOnWord && identify::is_plain_word(word, letters);
    });
  });
}

std::optional<Label> LabelReader::label_in(const LabelPlace& place) {
  std::optional<Label> best;
  for (const Polarity polarity : polarities_of(middle_level(gray_, place.box))) {
    std::vector<PixelBox> lines = identify::label_lines(gray_, place.box, polarity);
    if (lines.size() > kLinesTried) lines.resize(kLinesTried);
    for (const PixelBox& line : lines) {
      if ((place.may_run_on && !ends_within(line, place.box)) ||
          is_on_text(line, place.text_letters)) {
        continue;
      }
      if (lines_left_ == 0) return best;
      --lines_left_;
      std::optional<Label> label = label_at(place, line, polarity);
      if (label && (!best || label->likeness() > best->likeness())) best = std::move(label);
    }
    if (best && best->likeness() >= options_.sure_likeness) break;
  }
  return best;
}

void LabelReader::learn(const Label& label) {
  if (label.matches.empty()) return;
  const double least =
      label.matches.front().text.size() <= kShortForm ? options_.min_lone_short : 0;
  if (is_sure(label) && label.likeness() >= least) {
    known_forms_.insert(label.matches.front().text);
    known_systems_.insert(system_of(label.matches.front().text));
  }
  if (!match_options_.faces.empty() || label.likeness() < options_.sure_likeness) return;
  for (const LabelMatch& match : label.matches) {
    auto& faces = match_options_.faces;
    if (std::find(faces.begin(), faces.end(), match.face) == faces.end()) {
      faces.push_back(match.face);
    }
    if (faces.size() == kFacesOfPage) return;
  }
}

double LabelReader::least_likeness(const std::string& form, LabelGround ground, int height) const {
  const double clear = height >= options_.clear_height ? options_.min_clear_likeness : 0;
  if (ground == LabelGround::kText) return std::max(clear, options_.min_likeness_in_text);
  return std::max(clear,
                  form.size() <= kShortForm ? options_.min_short_likeness : options_.min_likeness);
}

// Below it a code is doubtful: nothing on the page is of its system.
double LabelReader::sure_likeness(const std::string& form, LabelGround ground) const {
  if (ground == LabelGround::kInside || known_systems_.contains(system_of(form))) return 0;
  return form.size() <= kShortForm ? options_.min_lone_short : options_.min_lone_likeness;
}

// The code that the picture is most like, the engine's readings helping.
Choice LabelReader::best_form(const Label& label, const LabelVotes& votes,
                              LabelGround ground) const {
  Choice best;
  for (const LabelMatch& match : label.matches) {
    const auto vote = votes.find(match.text);
    const double agreed = vote == votes.end() ? 0 : vote->second;
    const double rarity = identify::is_rare_code(match.text) ? options_.rarity_weight : 0;
    const double known = known_forms_.contains(match.text) ? options_.known_weight : 0;
    const double score = match.likeness + options_.engine_weight * agreed + known - rarity;
    if (score < least_likeness(match.text, ground, label.line.height())) continue;
    if (score > best.certainty) best = {match.text, score};
  }
  return best;
}

bool LabelReader::is_sure(const Label& label) const {
  return label.likeness() >= options_.sure_likeness &&
         label.matches.front().lead >= options_.sure_lead && !label.may_be_list();
}

Choice LabelReader::choose(const Label& label, LabelGround ground) {
  if (is_sure(label)) return {label.matches.front().text, label.likeness()};
  const LabelVotes votes = engine_ != nullptr ? vote_on_label(*engine_, label.ink) : LabelVotes();
  Choice best = best_form(label, votes, ground);
  for (const auto& [text, share] : votes) {
    if (share < options_.min_agreement) continue;
    const auto match =
        std::find_if(label.matches.begin(), label.matches.end(),
                     [&text = text](const LabelMatch& each) { return each.text == text; });
    const bool is_list = match == label.matches.end() && text.size() > best.text.size() + kListPart;
    const bool is_only_one = best.text.empty() && match != label.matches.end() &&
                             match->likeness > options_.min_agreed_likeness;
    if (is_list || is_only_one) best = {text, share};
  }
  return best;
}

ReadCodes LabelReader::read(const std::vector<LabelPlace>& places) {
  std::vector<std::pair<Label, LabelGround>> labels;
  for (const LabelPlace& place : places) {
    std::optional<Label> label = label_in(place);
    if (!label) continue;
    learn(*label);
    labels.emplace_back(std::move(*label), place.ground);
  }
  ReadCodes codes;
  for (const auto& [label, ground] : labels) {
    const auto [text, certainty] = choose(label, ground);
    if (text.empty()) continue;
    auto& group = certainty < sure_likeness(text, ground) ? codes.doubtful : codes.sure;
    const Word word{text, to_region(label.line, gray_.dpi), 100};
    for (CodeReading& code : identify::find_codes({{word}})) {
      code.region = word.region;
      code.code.confidence = std::min(kMaxConfidence, certainty);
      if (!is_among(code, group)) group.push_back(std::move(code));
    }
  }
  return codes;
}

}  // namespace

ReadCodes read_codes(ocr::Engine* engine, const Raster& gray, const std::vector<LabelPlace>& places,
                     const std::vector<Line>& lines, double slope,
                     const CodeReadingOptions& options) {
  return LabelReader(engine, gray, lines, slope, options).read(places);
}

}  // namespace palimpsest::worker
