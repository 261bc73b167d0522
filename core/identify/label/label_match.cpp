#include "identify/label/label_match.hpp"

#include "identify/label/glyph_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

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

// Lays the letters of forms along the window; tells the share of its ink that they explain. Forms
// that come one after the other share the work on the letters with which they begin alike.
class Layer {
 public:
  Layer(const Face& face, const Fits& fits, const Window& window)
      : face_(face), fits_(fits), energy_(window.energy), width_(window.ink.width) {}

  [[nodiscard]] double likeness_of(const std::string& form);

 private:
  // After one more letter, for each place of its pen.
  struct Laid {
    std::vector<float> gain;  // that is made as large as it can be
    std::vector<float> dot;   // of the letters so far with the ink under them
    float letters = 0;        // energy of the letters so far
    double advance = 0;       // of the last one
  };
  [[nodiscard]] Laid first(std::size_t letter) const;
  [[nodiscard]] Laid next(const Laid& before, std::size_t letter) const;

  const Face& face_;
  const Fits& fits_;
  float energy_;
  int width_;
  std::string form_;        // that was laid last
  std::vector<Laid> laid_;  // one for each of its letters
};

Layer::Laid Layer::first(std::size_t letter) const {
  const Glyph& glyph = face_.glyphs[letter];
  Laid laid{{}, fits_[letter], glyph.energy, glyph.advance};
  for (const float dot : laid.dot) laid.gain.push_back(2 * kInkStrength * dot);
  return laid;
}

Layer::Laid Layer::next(const Laid& before, std::size_t letter) const {
  const Glyph& glyph = face_.glyphs[letter];
  const auto width = static_cast<std::size_t>(width_);
  Laid laid{std::vector<float>(width, kNever), std::vector<float>(width, 0),
            before.letters + glyph.energy, glyph.advance};
  const int step = static_cast<int>(std::lround(before.advance));
  const int slack = std::max(1, static_cast<int>(std::lround(kSlack * before.advance)));
  for (int off = -slack; off <= slack; ++off) {
    const float cost = kSlackCost * static_cast<float>(off * off);
    const int from = std::max({0, step - slack, step - off});
    const int to = std::min(width_, width_ + step - off);
    for (int pen = from; pen < to; ++pen) {
      const auto old = static_cast<std::size_t>(pen - step + off);
      const float gain = before.gain[old] - cost;
      if (gain <= laid.gain[static_cast<std::size_t>(pen)]) continue;
      laid.gain[static_cast<std::size_t>(pen)] = gain;
      laid.dot[static_cast<std::size_t>(pen)] = before.dot[old];
    }
  }
  for (std::size_t pen = 0; pen < width; ++pen) {
    if (laid.gain[pen] <= kNever) continue;
    laid.gain[pen] += 2 * kInkStrength * fits_[letter][pen];
    laid.dot[pen] += fits_[letter][pen];
  }
  return laid;
}

double Layer::likeness_of(const std::string& form) {
  const auto alike = std::mismatch(form.begin(), form.end(), form_.begin(), form_.end()).first;
  laid_.resize(static_cast<std::size_t>(alike - form.begin()));
  form_ = form;
  for (std::size_t i = laid_.size(); i < form.size(); ++i) {
    const std::size_t letter = kCodeLetters.find(form[i]);
    if (letter == std::string_view::npos) {
      form_.resize(i);
      return 0;
    }
    laid_.push_back(i == 0 ? first(letter) : next(laid_[i - 1], letter));
  }
  if (laid_.empty()) return 0;
  const Laid& last = laid_.back();
  const auto best = std::max_element(last.gain.begin(), last.gain.end());
  const float dot = last.dot[static_cast<std::size_t>(best - last.gain.begin())];
  if (last.letters <= 0 || energy_ <= 0 || *best <= kNever || dot <= 0) return 0;
  return double{dot} * dot / (double{last.letters} * energy_);
}

bool has_brackets(const std::string& form) { return form.find('(') != std::string::npos; }

class Matcher {
 public:
  Matcher(const LabelInk& label, double slope, std::vector<std::string> candidates)
      : label_(label), slope_(slope), candidates_(std::move(candidates)) {
    std::sort(candidates_.begin(), candidates_.end());
  }

  void compare(const Setting& setting, const std::vector<int>& shifts);
  [[nodiscard]] std::vector<LabelMatch> ranked() const;

 private:
  const LabelInk& label_;
  double slope_;
  std::vector<std::string> candidates_;
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
