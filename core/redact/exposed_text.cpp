#include "redact/exposed_text.hpp"

#include "redact/ink/flat_place.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace palimpsest::redact {
namespace {

constexpr double kMinCover = 0.5;   // of a word, that a redaction must cover
constexpr double kTouching = 0.05;  // of a word: less is its neighbour
constexpr std::size_t kMinCoveredLetters = 3;
constexpr int kSameColor = 40;            // of 255 a channel: conversions of inks differ
constexpr double kLineReach = 1.5;        // line heights: words of one block
constexpr std::size_t kMaxGroups = 1000;  // of a page; what follows joins the last one
constexpr Length kSamePlace = {200};      // positions differ a little between versions

// Returns the characters of UTF-8 text, one string each.
std::vector<std::string> letters_of(const std::string& text) {
  std::vector<std::string> letters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || letters.empty()) letters.emplace_back();
    letters.back() += c;
  }
  return letters;
}

// Box drawing, blocks and bullets (U+2000..U+2BFF) draw bars and rules.
bool is_letter(const std::string& c) {
  if (c.size() == 1) return std::isalnum(static_cast<unsigned char>(c[0])) != 0;
  return c[0] != '\xE2' && c != "\xC2\xA0" && c != "\xC2\xB7";
}

// Whether `text` says nothing: no letter, or one letter again and again.
bool is_filler(const std::string& text) {
  std::set<std::string> different;
  std::size_t count = 0;
  for (const std::string& letter : letters_of(text)) {
    if (!is_letter(letter)) continue;
    different.insert(letter);
    ++count;
  }
  return different.empty() || (different.size() == 1 && count > 1);
}

std::optional<std::size_t> redaction_over(const Region& place,
                                          const std::vector<Redaction>& redactions) {
  std::optional<std::size_t> best;
  double most = kMinCover;
  for (std::size_t i = 0; i < redactions.size(); ++i) {
    const double share = covered_share(place, redactions[i].region);
    if (share >= most) best = i, most = share;
  }
  return best;
}

bool is_near(const Color& a, const Color& b) {
  const auto differs = [](int x, int y) { return std::abs(x - y) > kSameColor; };
  return !differs(a.red, b.red) && !differs(a.green, b.green) && !differs(a.blue, b.blue);
}

class Judge {
 public:
  Judge(const Raster& raster, const PaintedContent& painted,
        const std::vector<Redaction>& redactions, const ExposureOptions& options)
      : raster_(raster), painted_(painted), redactions_(redactions), options_(options) {
    const Region page = to_region({0, 0, raster.width, raster.height}, raster.dpi);
    for (const PaintedArea& area : painted.areas) {
      if (area.kind != AreaKind::kImage) continue;
      images_.push_back(area);
      if (covered_share(page, area.region) >= options.scan_image_share) scans_.push_back(area);
    }
  }

  [[nodiscard]] std::optional<HiddenWord> judge(const Word& word, std::size_t index) const {
    if (is_marked(word)) return HiddenWord{word, index, ExposureBasis::kMarkedForRemoval, {}};
    if (const auto color = flat_color(raster_, word.region, limits_at(word.region))) {
      const auto over = redaction_over(word.region, redactions_);
      const auto basis = basis_of(word.region, *color, over);
      if (!basis && is_paper(*color)) return std::nullopt;
      return HiddenWord{word, index, basis, over};
    }
    return judge_part(word, index);
  }

 private:
  [[nodiscard]] bool is_marked(const Word& word) const {
    return std::any_of(
        painted_.marked_for_removal.begin(), painted_.marked_for_removal.end(),
        [&](const Region& mark) { return covered_share(word.region, mark) >= kMinCover; });
  }

  [[nodiscard]] bool is_paper(const Color& color) const {
    return std::min({color.red, color.green, color.blue}) >= options_.paper_above;
  }

  [[nodiscard]] FlatLimits limits_at(const Region& place) const {
    const bool is_on_image = std::any_of(
        images_.begin(), images_.end(),
        [&](const PaintedArea& image) { return image.region.contains(place.center()); });
    return {is_on_image ? options_.min_scan_contrast : options_.min_contrast,
            options_.max_speck_share};
  }

  // Returns the run of text at `place`; a painted one before an invisible one.
  [[nodiscard]] const PaintedText* text_at(const Region& place) const {
    const PaintedText* found = nullptr;
    for (const PaintedText& text : painted_.texts) {
      const bool is_here =
          text.region.contains(place.center()) || covered_share(place, text.region) >= kMinCover;
      if (is_here && (found == nullptr || found->is_invisible)) found = &text;
    }
    return found;
  }

  // Returns the topmost area over `place` that was painted after `order`.
  [[nodiscard]] const PaintedArea* area_over(const Region& place, int order) const {
    const PaintedArea* found = nullptr;
    for (const PaintedArea& area : painted_.areas) {
      const bool is_over = area.order > order && covered_share(place, area.region) >= kMinCover;
      if (is_over && (found == nullptr || area.order >= found->order)) found = &area;
    }
    return found;
  }

  [[nodiscard]] bool is_recognised(const PaintedText& text, const Region& place) const {
    return std::any_of(scans_.begin(), scans_.end(), [&](const PaintedArea& scan) {
      return scan.region.contains(place.center()) && (text.is_invisible || scan.order > text.order);
    });
  }

  [[nodiscard]] std::optional<ExposureBasis> basis_of(
      const Region& place, const Color& color, const std::optional<std::size_t>& over) const {
    const PaintedText* text = text_at(place);
    const bool is_withheld = over && !is_paper(color);
    if (text != nullptr && is_recognised(*text, place)) {
      // Over blank paper, a recognised word has lost its ink to a faint scan or a shift.
      return over || !is_paper(color) ? std::optional(ExposureBasis::kRecognitionLayer)
                                      : std::nullopt;
    }
    if (text != nullptr && text->is_invisible) return ExposureBasis::kInvisible;
    if (text != nullptr) {
      const PaintedArea* area = area_over(place, text->order);
      if (area != nullptr && area->kind == AreaKind::kShape) return ExposureBasis::kCoveredByShape;
      if (area != nullptr && area->kind == AreaKind::kImage) return ExposureBasis::kCoveredByImage;
      if (area != nullptr) return ExposureBasis::kCoveredByAnnotation;
      if (text->color && is_near(*text->color, color)) return ExposureBasis::kColorOfGround;
    }
    return is_withheld ? std::optional(ExposureBasis::kUnderRedaction) : std::nullopt;
  }

  // A bar may end within a word: before a comma, after an opening bracket.
  [[nodiscard]] std::optional<HiddenWord> judge_part(const Word& word, std::size_t index) const {
    for (std::size_t i = 0; i < redactions_.size(); ++i) {
      if (redactions_[i].kind != RedactionKind::kSolid) continue;
      if (covered_share(word.region, redactions_[i].region) < kTouching) continue;
      const std::optional<Word> part = covered_part(word, redactions_[i].region);
      if (!part) continue;
      const auto color = flat_color(raster_, part->region, limits_at(part->region));
      if (!color || is_paper(*color)) continue;
      const auto basis = basis_of(part->region, *color, i);
      // Recognition misplaces the ends of words: it says nothing of a word that touches a bar.
      if (basis == ExposureBasis::kRecognitionLayer) continue;
      return HiddenWord{*part, index, basis, i};
    }
    return std::nullopt;
  }

  // Returns the letters whose places, evenly divided, lie under `bar`.
  [[nodiscard]] static std::optional<Word> covered_part(const Word& word, const Region& bar) {
    const std::vector<std::string> letters = letters_of(word.text);
    const Region& r = word.region;
    if (letters.size() <= kMinCoveredLetters || r.height() > r.width() + r.width()) return {};
    const auto at = [&](std::size_t i) {
      return points(r.left.in_points() + r.width().in_points() * static_cast<double>(i) /
                                             static_cast<double>(letters.size()));
    };
    Word part;
    std::size_t count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const Region cell{at(i), r.top, at(i + 1), r.bottom};
      if (!bar.contains(cell.center())) continue;
      part.region = count == 0 ? cell : bounding_region(part.region, cell);
      part.text += letters[i];
      ++count;
    }
    if (count < kMinCoveredLetters) return std::nullopt;
    part.region = intersection(part.region, bar);
    return part;
  }

  const Raster& raster_;
  const PaintedContent& painted_;
  const std::vector<Redaction>& redactions_;
  const ExposureOptions& options_;
  std::vector<PaintedArea> images_;
  std::vector<PaintedArea> scans_;  // images that hold the page
};

bool belongs_to(const HiddenWord& word, const Exposure& group) {
  if (group.text.basis != *word.basis || group.redaction != word.redaction) return false;
  if (word.redaction || *word.basis == ExposureBasis::kOutsidePage) return true;
  const Length reach = points(kLineReach * word.word.region.height().in_points());
  return !intersection(grown(word.word.region, reach), *group.text.region).is_empty();
}

void add_to(Exposure& group, const HiddenWord& word) {
  ExposedText& text = group.text;
  text.region = text.region ? bounding_region(*text.region, word.word.region) : word.word.region;
  text.words += (text.words.empty() ? "" : " ") + word.word.text;
  text.characters += static_cast<int>(letters_of(word.word.text).size());
}

bool is_label(const Word& word, const std::vector<CodeReading>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const CodeReading& code) {
    return code.region.contains(word.region.center());
  });
}

}  // namespace

std::vector<HiddenWord> find_hidden_words(const Raster& raster, const std::vector<Word>& words,
                                          const PaintedContent& painted,
                                          const std::vector<Redaction>& redactions,
                                          const ExposureOptions& options) {
  const Judge judge(raster, painted, redactions, options);
  std::vector<HiddenWord> hidden;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (auto found = judge.judge(words[i], i)) hidden.push_back(std::move(*found));
  }
  return hidden;
}

std::vector<HiddenWord> find_removed_words(const Raster& raster, const std::vector<Word>& words,
                                           const std::vector<Word>& earlier,
                                           const std::vector<Redaction>& redactions,
                                           const ExposureOptions& options) {
  std::vector<HiddenWord> removed;
  for (const Word& word : earlier) {
    const auto over = redaction_over(word.region, redactions);
    if (!over) continue;
    const bool is_kept = std::any_of(words.begin(), words.end(), [&](const Word& other) {
      return other.text == word.text &&
             grown(other.region, kSamePlace).contains(word.region.center());
    });
    const FlatLimits limits{options.min_scan_contrast, options.max_speck_share};
    if (is_kept || !flat_color(raster, word.region, limits)) continue;
    removed.push_back({word, 0, ExposureBasis::kEarlierVersion, over});
  }
  return removed;
}

std::vector<Exposure> group_exposed(const std::vector<HiddenWord>& hidden,
                                    const std::vector<CodeReading>& codes, int page,
                                    const ExposureOptions& options) {
  std::vector<Exposure> groups;
  for (const HiddenWord& word : hidden) {
    if (!word.basis || is_filler(word.word.text) || is_label(word.word, codes)) continue;
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&](const Exposure& group) { return belongs_to(word, group); });
    if (same != groups.end()) {
      add_to(*same, word);
    } else if (groups.size() >= kMaxGroups) {
      add_to(groups.back(), word);
    } else {
      add_to(groups.emplace_back(Exposure{{*word.basis, page, {}, 0, {}}, word.redaction}), word);
    }
  }
  std::erase_if(groups, [&](const Exposure& group) {
    return group.text.characters < options.min_characters;
  });
  return groups;
}

}  // namespace palimpsest::redact
