#include "identify/label/label_match.hpp"

#include "identify/label/glyph_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>

namespace palimpsest::identify {
namespace {

// Heights of a label in capitals. Brackets reach above and below; the ends of pale ones are lost.
constexpr std::array<double, 3> kPlainHeights = {1.0, 0.93, 1.08};
constexpr std::array<double, 5> kBracketHeights = {1.17, 1.36, 1.08, 1.26, 1.47};
constexpr std::size_t kFirstPlain = 1, kFirstBrackets = 2;  // of them, tried with every face
constexpr std::size_t kFacesKept = 3;                       // after that
constexpr int kSideMargin = 14;                             // pixels of the window beside the label
constexpr int kVerticalMargin = 6;                          // pixels of the window above and below
constexpr double kMiddleOfCapitals = 5.5;                   // pixels above the baseline
constexpr double kSlack = 0.12;       // of the advance, by which a letter may be off its place
constexpr float kInkStrength = 0.8F;  // of full ink, that letters have on average
constexpr float kSlackCost = 0.3F;    // of the squared ink, for each pixel of slack
constexpr int kMinContrast = 24;      // gray levels
constexpr float kNever = -1e9F;

struct Setting {
  std::size_t face = 0;
  double height = 0;  // of the label, in capitals
  bool has_brackets = false;
};

// What each letter of a face explains of a window, by the place of the pen.
using Fits = std::vector<std::vector<float>>;

struct Window {
  Ink ink;
  float energy = 0;
  int baseline = 0;
};

Window window_of(const LabelInk& source, double height, double slope) {
  const PixelBox& label = source.line;
  const double step = label.height() / (kCapitalPixels * height);
  const int width = static_cast<int>(label.width() / step) + 2 * kSideMargin;
  const int rows = static_cast<int>(label.height() / step) + 2 * kVerticalMargin;
  const double tilt = slope * (label.width() / 2.0 + kSideMargin * step);
  const Sampling sampling{label.left - kSideMargin * step,
                          label.top - kVerticalMargin * step - tilt, step, slope};
  Window window{resampled(source.ink, sampling, width, rows), 0, 0};
  for (const float value : window.ink.values) window.energy += value * value;
  window.baseline = static_cast<int>(std::lround(rows / 2.0 + kMiddleOfCapitals));
  return window;
}

std::vector<float> fit_of(const Glyph& glyph, const Window& window, int baseline) {
  std::vector<float> fit(static_cast<std::size_t>(window.ink.width));
  for (const Glyph::Dot& dot : glyph.dots) {
    const int y = baseline + dot.y;
    if (y < 0 || y >= window.ink.height) continue;
    const float* row = window.ink.row(y);
    const int from = std::max(0, -dot.x), to = std::min(window.ink.width, window.ink.width - dot.x);
    for (int pen = from; pen < to; ++pen) {
      fit[static_cast<std::size_t>(pen)] += dot.value * row[pen + dot.x];
    }
  }
  return fit;
}

Fits fits_of(const Face& face, const Window& window, int baseline) {
  Fits fits;
  for (const Glyph& glyph : face.glyphs) fits.push_back(fit_of(glyph, window, baseline));
  return fits;
}

// Lays the letters of a form along the window; returns the share of its ink that they explain.
class Layer {
 public:
  Layer(const Face& face, const Fits& fits, const Window& window)
      : face_(face), fits_(fits), energy_(window.energy), width_(window.ink.width) {}

  [[nodiscard]] double likeness_of(const std::string& form);

 private:
  struct State {
    float gain = kNever;  // that is made as large as it can be
    float dot = 0;        // of the letters so far with the ink under them
  };
  void begin(std::size_t letter);
  void add(std::size_t letter, double advance);

  const Face& face_;
  const Fits& fits_;
  float energy_;
  int width_;
  std::vector<State> states_, next_;
};

void Layer::begin(std::size_t letter) {
  states_.assign(static_cast<std::size_t>(width_), {});
  for (std::size_t pen = 0; pen < states_.size(); ++pen) {
    const float dot = fits_[letter][pen];
    states_[pen] = {2 * kInkStrength * dot, dot};
  }
}

void Layer::add(std::size_t letter, double advance) {
  next_.assign(static_cast<std::size_t>(width_), {});
  const int step = static_cast<int>(std::lround(advance));
  const int slack = std::max(1, static_cast<int>(std::lround(kSlack * advance)));
  for (int pen = step - slack; pen < width_; ++pen) {
    if (pen < 0) continue;
    State best;
    for (int off = -slack; off <= slack; ++off) {
      const int before = pen - step + off;
      if (before < 0 || before >= width_) continue;
      const State& state = states_[static_cast<std::size_t>(before)];
      const float gain = state.gain - kSlackCost * static_cast<float>(off * off);
      if (gain > best.gain) best = {gain, state.dot};
    }
    if (best.gain <= kNever) continue;
    const float dot = fits_[letter][static_cast<std::size_t>(pen)];
    next_[static_cast<std::size_t>(pen)] = {best.gain + 2 * kInkStrength * dot, best.dot + dot};
  }
  states_.swap(next_);
}

double Layer::likeness_of(const std::string& form) {
  float letters = 0;
  double advance = 0;
  for (const char c : form) {
    const std::size_t letter = kCodeLetters.find(c);
    if (letter == std::string_view::npos) return 0;
    const Glyph& glyph = face_.glyphs[letter];
    if (letters == 0) {
      begin(letter);
    } else {
      add(letter, advance);
    }
    letters += glyph.energy;
    advance = glyph.advance;
  }
  const auto best = std::max_element(states_.begin(), states_.end(),
                                     [](auto& a, auto& b) { return a.gain < b.gain; });
  if (letters <= 0 || energy_ <= 0 || best->gain <= kNever || best->dot <= 0) return 0;
  return double{best->dot} * best->dot / (double{letters} * energy_);
}

bool has_brackets(const std::string& form) { return form.find('(') != std::string::npos; }

class Matcher {
 public:
  Matcher(const LabelInk& label, double slope, const std::vector<std::string>& candidates)
      : label_(label), slope_(slope), candidates_(candidates) {}

  void compare(const Setting& setting, const std::vector<int>& shifts);
  [[nodiscard]] std::vector<LabelMatch> ranked() const;

 private:
  const LabelInk& label_;
  double slope_;
  const std::vector<std::string>& candidates_;
  std::map<double, Window> windows_;
  std::map<std::string, LabelMatch> best_;
};

void Matcher::compare(const Setting& setting, const std::vector<int>& shifts) {
  auto window = windows_.find(setting.height);
  if (window == windows_.end()) {
    window = windows_.emplace(setting.height, window_of(label_, setting.height, slope_)).first;
  }
  const Face& face = faces()[setting.face];
  for (const int shift : shifts) {
    const Fits fits = fits_of(face, window->second, window->second.baseline + shift);
    Layer layer(face, fits, window->second);
    for (const std::string& form : candidates_) {
      if (has_brackets(form) != setting.has_brackets) continue;
      const double likeness = layer.likeness_of(form);
      LabelMatch& best = best_[form];
      if (likeness > best.likeness) best = {form, likeness, 0, setting.face};
    }
  }
}

std::vector<LabelMatch> Matcher::ranked() const {
  std::vector<LabelMatch> matches;
  for (const auto& [form, match] : best_) matches.push_back(match);
  std::sort(matches.begin(), matches.end(),
            [](const LabelMatch& a, const LabelMatch& b) { return a.likeness > b.likeness; });
  for (std::size_t i = 0; i + 1 < matches.size(); ++i) {
    matches[i].lead = matches[i].likeness - matches[i + 1].likeness;
  }
  return matches;
}

std::vector<Setting> settings_for(std::size_t face, std::size_t plain, std::size_t brackets) {
  std::vector<Setting> settings;
  for (std::size_t i = 0; i < plain; ++i) settings.push_back({face, kPlainHeights[i], false});
  for (std::size_t i = 0; i < brackets; ++i) settings.push_back({face, kBracketHeights[i], true});
  return settings;
}

std::vector<std::size_t> best_faces(const std::vector<LabelMatch>& matches) {
  std::vector<std::size_t> best;
  for (const LabelMatch& match : matches) {
    if (best.size() == kFacesKept) break;
    if (std::find(best.begin(), best.end(), match.face) == best.end()) best.push_back(match.face);
  }
  return best;
}

}  // namespace

std::vector<LabelMatch> match_label(const LabelInk& label,
                                    const std::vector<std::string>& candidates,
                                    const MatchOptions& options) {
  Matcher matcher(label, options.slope, candidates);
  std::vector<std::size_t> chosen = options.faces;
  if (chosen.empty()) {
    for (std::size_t face = 0; face < faces().size(); ++face) {
      for (const Setting& each : settings_for(face, kFirstPlain, kFirstBrackets)) {
        matcher.compare(each, {-1, 1});
      }
    }
    chosen = best_faces(matcher.ranked());
  }
  for (const std::size_t face : chosen) {
    for (const Setting& each : settings_for(face, kPlainHeights.size(), kBracketHeights.size())) {
      matcher.compare(each, {-2, -1, 0, 1, 2});
    }
  }
  return matcher.ranked();
}

}  // namespace palimpsest::identify
