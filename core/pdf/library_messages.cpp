#include "pdf/library_messages.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::pdf {
namespace {

constexpr std::size_t kMaxKept = 8;      // different messages for one page
constexpr std::size_t kMaxLength = 160;  // characters of one message

bool is_quote(char c) { return c == '\'' || c == '"' || c == '`'; }

}  // namespace

std::string cleaned_message(std::string_view message) {
  std::string text;
  bool is_quoted = false;
  for (const char c : message.substr(0, 4 * kMaxLength)) {
    if (is_quote(c)) {
      is_quoted = !is_quoted;
      if (is_quoted) text += "'..'";
    } else if (!is_quoted && c >= ' ' && c <= '~') {
      text += c;
    }
  }
  const std::size_t end = text.find_last_not_of(' ');
  return text.substr(0, std::min(kMaxLength, end + 1));
}

void LibraryMessages::add(std::string_view message) {
  if (kept_.size() >= kMaxKept) {
    ++dropped_;
    return;
  }
  std::string text = cleaned_message(message);
  const bool is_known = std::find(kept_.begin(), kept_.end(), text) != kept_.end();
  if (!text.empty() && !is_known) kept_.push_back(std::move(text));
}

std::vector<Finding> LibraryMessages::take(std::optional<int> page) {
  std::vector<Finding> findings;
  for (std::string& message : kept_) {
    findings.push_back({FindingKind::kLibraryMessage, std::move(message), page, std::nullopt, 0});
  }
  if (dropped_ > 0) {
    findings.push_back({FindingKind::kLibraryMessage,
                        std::to_string(dropped_) + " further messages were dropped", page,
                        std::nullopt, 0});
  }
  kept_.clear();
  dropped_ = 0;
  return findings;
}

}  // namespace palimpsest::pdf
