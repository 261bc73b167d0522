#include "identify/repeated_codes.hpp"

#include "identify/code_forms.hpp"
#include "identify/codes.hpp"

#include <algorithm>
#include <string>

namespace palimpsest::identify {
namespace {

constexpr int kSureWord = 60;            // confidence from which on a word is what it is read as
constexpr double kSureCode = 0.7;        // confidence of a code that others may repeat
constexpr std::size_t kFewestSigns = 4;  // of a code: "50X1"
constexpr double kRepeatedConfidence = kGuardedConfidence;

const CodeReading* reading_of(const std::vector<CodeReading>& known, const std::string& text) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const CodeReading& each) {
    return each.code.normalized == text;
  });
  return found == known.end() ? nullptr : &*found;
}

std::vector<std::string> forms_of(const std::vector<CodeReading>& known) {
  std::vector<std::string> forms;
  for (const CodeReading& each : known) {
    const std::string& form = each.code.normalized;
    const bool is_known = std::find(forms.begin(), forms.end(), form) != forms.end();
    const bool is_sure = each.code.confidence >= kSureCode && form.size() >= kFewestSigns;
    if (is_sure && !is_known) forms.push_back(form);
  }
  return forms;
}

}  // namespace

std::vector<CodeReading> find_repeated_codes(const std::vector<Line>& lines,
                                             const std::vector<CodeReading>& known) {
  const std::vector<std::string> forms = forms_of(known);
  std::vector<CodeReading> repeated;
  if (forms.empty()) return repeated;
  for (const Line& line : lines) {
    for (const Word& word : line) {
      if (word.confidence >= kSureWord || !find_codes({{word}}).empty()) continue;
      const auto form = nearest_form(word.text, forms);
      if (!form || has_nearer_form(word.text, form->text)) continue;
      CodeReading reading = *reading_of(known, form->text);
      reading.code.raw = word.text;
      reading.code.confidence = kRepeatedConfidence;
      reading.region = word.region;
      repeated.push_back(std::move(reading));
    }
  }
  return repeated;
}

}  // namespace palimpsest::identify
