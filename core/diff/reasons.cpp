#include "diff/reasons.hpp"

#include <algorithm>
#include <cctype>

namespace palimpsest::diff {
namespace {

constexpr double kSureCode = 0.6;  // codes in small type are misread more often below

bool begins_with(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

// 25X1 and 50X1 continue 3.3(b)(1) and 3.3(h)(1) of the order; 3.3(h)(2) is any other 50X.
std::string automatic_exemption(const std::string& code) {
  if (begins_with(code, "3.3(h)(1)(A)")) return "50X1";
  if (begins_with(code, "3.3(h)(1)(B)")) return "50X2";
  if (begins_with(code, "3.3(h)(3)")) return "75X";
  if (begins_with(code, "25X") && code.size() > 3) return std::string("3.3(b)(") + code[3] + ")";
  if (begins_with(code, "50X") && code.size() > 3) return code.substr(0, 4);
  if (begins_with(code, "75X")) return "75X";
  return code;
}

// b7C, B7(C) and (b)(7)(C) are one statute.
std::string statute(const std::string& code) {
  std::string letters;
  for (const char c : upper(code)) {
    if (c == '-') break;
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) letters += c;
  }
  if (letters.size() < 2 || letters[0] != 'B') return code;
  const std::string part = letters.size() > 2 ? std::string("(") + letters[2] + ")" : "";
  return std::string("(b)(") + letters[1] + ")" + part;
}

bool is_classification(const std::string& reason) {
  return begins_with(reason, "1.4") || begins_with(reason, "3.3") || begins_with(reason, "50X") ||
         begins_with(reason, "75X");
}

std::set<std::string> sure_reasons(const std::vector<Code>& codes) {
  std::set<std::string> reasons;
  for (const Code& code : codes) {
    if (code.confidence >= kSureCode) reasons.insert(reason_of(code));
  }
  return reasons;
}

// (b)(1) says no more than the paragraph of the order that it stands for.
void drop_general_reason(std::set<std::string>& reasons, const std::set<std::string>& others) {
  const auto has_paragraph = [](const std::set<std::string>& all) {
    return std::any_of(all.begin(), all.end(), is_classification);
  };
  if (has_paragraph(reasons) || has_paragraph(others)) reasons.erase("(b)(1)");
}

}  // namespace

std::string reason_of(const Code& code) {
  const std::string& text = code.normalized.empty() ? code.raw : code.normalized;
  if (begins_with(text, "1.5(")) return "1.4(" + text.substr(4);
  if (code.system == "foia" || code.system == "state") return statute(text);
  return automatic_exemption(text);
}

bool are_other_reasons(const std::vector<Code>& before, const std::vector<Code>& after) {
  std::set<std::string> earlier = sure_reasons(before);
  std::set<std::string> later = sure_reasons(after);
  if (earlier.empty() || later.empty()) return false;
  drop_general_reason(earlier, later);
  drop_general_reason(later, earlier);
  if (earlier.empty() || later.empty()) return false;
  return earlier != later;
}

}  // namespace palimpsest::diff
