#include "pdf/library_messages.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

namespace palimpsest::pdf {
namespace {

constexpr std::size_t kMaxKept = 8;      // different messages for one page
constexpr std::size_t kMaxLength = 160;  // characters of one message

bool is_quote(std::string_view text, std::size_t at) {
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  const char c = text[at];
  const bool is_apostrophe = c == '\'' && at > 0 && is_letter(at - 1) && is_letter(at + 1);
  return (c == '\'' || c == '"' || c == '`') && !is_apostrophe;
}

// A quoted part may hold quotes itself: all from the first to the last goes.
std::string without_quoted(std::string_view text) {
  std::size_t first = text.size();
  std::size_t last = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_quote(text, i)) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first == text.size()) return std::string(text);
  std::string kept = std::string(text.substr(0, first)) + "'..'";
  if (last > first) kept += text.substr(last + 1);
  return kept;
}

// Names of the file's own objects ("/Secret") and what follows "for" or a colon without quotes.
bool is_from_file(std::string_view word, std::string_view before) {
  return word.front() == '/' || word.front() == '(' || before == "for" || before == "file" ||
         (!before.empty() && before.back() == ':');
}

}  // namespace

std::string cleaned_message(std::string_view message) {
  std::istringstream words(without_quoted(message.substr(0, 4 * kMaxLength)));
  std::string text;
  std::string before;
  for (std::string word; words >> word; before = word) {
    if (is_from_file(word, before)) continue;
    std::erase_if(word, [](char c) { return c < ' ' || c > '~'; });
    if (!word.empty()) text += (text.empty() ? "" : " ") + word;
  }
  return text.substr(0, kMaxLength);
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
