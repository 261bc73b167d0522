#include "identify/forms/form_fields.hpp"

#include "identify/forms/form_rows.hpp"
#include "identify/forms/form_table.hpp"
#include "identify/forms/withdrawal_rows.hpp"
#include "model/likeness.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>

namespace palimpsest::identify {
namespace {

constexpr std::size_t kMostLabelWords = 7;  // "DOCUMENT NUMBER (FOIA) /ESDN (CREST)" and a colon
constexpr double kSurelyAlike = 0.86;       // of a label whose colon was lost

constexpr double kLeastHeight = 6;  // points: rows of signs are lower than letters

using Words = Line::const_iterator;

// A label at the beginning of some words, and where its value begins.
struct LabelHit {
  const FormLabel* label = nullptr;
  Words value;
  std::string rest;  // of the word that holds the colon: its text behind it
};

// Labels end at a colon; some recognitions lose it, or read it as a mark of their own.
std::optional<LabelHit> label_at(Words begin, Words end) {
  std::string text;
  std::optional<LabelHit> without_colon;
  for (Words word = begin; word != end && word - begin < static_cast<int>(kMostLabelWords);
       ++word) {
    const std::size_t colon = word->text.find(':');
    text += (text.empty() ? "" : " ") + word->text.substr(0, colon);
    const FormLabel* label = label_like(text, FormKind::kRecordForm);
    if (colon != std::string::npos) {
      if (label == nullptr) return without_colon;
      return LabelHit{label, word + 1, word->text.substr(colon + 1)};
    }
    const bool is_sure = label != nullptr && label->role != LabelRole::kShared &&
                         likeness(letters_of(text), label->letters) >= kSurelyAlike;
    if (is_sure) without_colon = LabelHit{label, word + 1, ""};
  }
  return without_colon;
}

bool has_sense(const Word& word) {
  return std::any_of(word.text.begin(), word.text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
}

// A field whose value may still go on.
struct OpenField {
  FormField field;
  Region label;
  Region last;          // the row that it ended in so far
  bool counts = false;  // what stands above a form's first field tells of its printing
  double sum = 0;       // of the confidence of its characters, of 100
  double size = 0;      // in characters

  void append(const Word& word, const std::string& text) {
    if (text.empty() || (field.value.empty() && !has_sense(word))) return;
    field.value += (field.value.empty() ? "" : " ") + text;
    field.region = size == 0 ? word.region : bounding_region(field.region, word.region);
    sum += static_cast<double>(text.size()) * word.confidence;
    size += static_cast<double>(text.size());
  }

  // An empty value stands, if anywhere, between its label and the edge of the page.
  [[nodiscard]] FormField closed(const Size& page) && {
    if (size == 0) field.region = {label.right, label.top, page.width, label.bottom};
    if (size > 0) field.confidence = sum / size / 100;
    return std::move(field);
  }
};

// Gathers the fields of a page row by row.
class FieldReader {
 public:
  FieldReader(const Size& page, const RecordFormOptions& options)
      : page_(page), options_(options) {}

  void take(const Line& row) {
    const auto first = std::find_if(row.begin(), row.end(), has_sense);
    if (first == row.end()) return close();
    const auto hit = label_at(first, row.end());
    if (!hit) return go_on(row);
    if (hit->label->role == LabelRole::kSection) return close();
    add(row, *hit, first);
  }

  [[nodiscard]] std::vector<FormField> fields() && {
    close();
    return std::move(fields_);
  }

  // How many of the labels no memorandum has.
  [[nodiscard]] int own_labels() const { return static_cast<int>(own_.size()); }

 private:
  // Adds the field, and those whose labels stand further right in the row.
  void add(const Line& row, const LabelHit& hit, Words begin) {
    close();
    const LabelRole role = hit.label->role;
    if (role != LabelRole::kShared) own_.insert(hit.label->field);
    is_begun_ = is_begun_ || role == LabelRole::kFirst || role == LabelRole::kNumber;
    Region label = begin->region;
    for (Words word = begin; word != hit.value; ++word) {
      label = bounding_region(label, word->region);
    }
    open_ = OpenField{{hit.label->field, "", label, 0}, label, region_of_row(row), is_begun_};
    open_->append(*(hit.value - 1), hit.rest);
    for (Words word = hit.value; word != row.end(); ++word) {
      const auto next = label_at(word, row.end());
      // A further label within a row must be sure: values hold colons, too.
      if (next && next->label->role != LabelRole::kShared) return add(row, *next, word);
      open_->append(*word, word->text);
    }
  }

  void go_on(const Line& row) {
    if (!open_) return;
    const Region region = region_of_row(row);
    const double height = std::max(kLeastHeight, open_->last.height().in_points());
    const double gap = (region.center().y - open_->last.center().y).in_points();
    const bool is_indented = region.left > open_->label.left + points(height);
    if (gap > options_.max_line_gap * height || !is_indented) return close();
    for (const Word& word : row) open_->append(word, word.text);
    open_->last = region;
  }

  void close() {
    if (open_ && open_->counts) fields_.push_back(std::move(*open_).closed(page_));
    open_.reset();
  }

  Size page_;
  RecordFormOptions options_;
  std::optional<OpenField> open_;
  bool is_begun_ = false;
  std::set<std::string> own_;
  std::vector<FormField> fields_;
};

}  // namespace

std::optional<Form> find_form(const std::vector<Line>& lines, const Size& page,
                              const RecordFormOptions& options) {
  FieldReader reader(page, options);
  for (const Line& row : rows_of(lines)) reader.take(row);
  if (reader.own_labels() < options.min_own_labels) return find_withdrawal_sheet(lines);
  return Form{FormKind::kRecordForm, std::move(reader).fields(), {}};
}

bool is_number_field(std::string_view name) {
  return std::any_of(form_labels().begin(), form_labels().end(), [&](const FormLabel& label) {
    return label.field == name && label.role == LabelRole::kNumber;
  });
}

}  // namespace palimpsest::identify
