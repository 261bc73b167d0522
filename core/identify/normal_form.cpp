#include "identify/normal_form.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace palimpsest::identify {
namespace {

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

char digit(char c) {
  constexpr std::string_view kMisread = "lI|!OoQDSsGbBZzg";
  constexpr std::string_view kMeant = "1111000055668229";
  const std::size_t at = kMisread.find(c);
  return at == std::string_view::npos ? c : kMeant[at];
}

// Every hyphen or dash becomes '-'; OCR writes them as any of these.
std::string with_hyphens(std::string_view text) {
  constexpr std::string_view kDashes[] = {"–", "—", "−", "~", "_", "=", "-"};
  std::string result;
  while (!text.empty()) {
    const auto* dash = std::find_if(std::begin(kDashes), std::end(kDashes),
                                    [&](std::string_view each) { return text.starts_with(each); });
    const bool is_dash = dash != std::end(kDashes);
    result += is_dash ? '-' : text.front();
    text.remove_prefix(is_dash ? dash->size() : 1);
  }
  return result;
}

std::string with_single_blanks(const std::string& text) {
  std::istringstream words(text);
  std::string result;
  for (std::string word; words >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

// `field` is what stands between the braces.
std::string field_text(std::string_view field, const std::vector<std::string>& groups) {
  const std::size_t index = static_cast<std::size_t>(field.front() - '0');
  std::string text = index < groups.size() ? groups[index] : std::string();
  const std::string_view change = field.size() > 2 ? field.substr(2) : std::string_view();
  if (change == "upper") std::transform(text.begin(), text.end(), text.begin(), upper);
  if (change == "lower") std::transform(text.begin(), text.end(), text.begin(), lower);
  if (change == "digit") std::transform(text.begin(), text.end(), text.begin(), digit);
  if (change == "text") return with_single_blanks(text);
  if (change == "mark") text = with_hyphens(text);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

struct Expansion {
  std::string text;
  bool has_group = false;
};

Expansion expand(std::string_view form, const std::vector<std::string>& groups) {
  Expansion result;
  while (!form.empty()) {
    const char close = form.front() == '{' ? '}' : form.front() == '[' ? ']' : '\0';
    const std::size_t end = close == '\0' ? std::string_view::npos : form.find(close);
    if (end == std::string_view::npos) {
      result.text += form.front();
      form.remove_prefix(1);
      continue;
    }
    const std::string_view inner = form.substr(1, end - 1);
    const Expansion part = close == ']' ? expand(inner, groups)
                                        : Expansion{inner.empty() ? "" : field_text(inner, groups)};
    if (close == '}' || part.has_group) result.text += part.text;
    result.has_group = result.has_group || part.has_group || (close == '}' && !part.text.empty());
    form.remove_prefix(end + 1);
  }
  return result;
}

}  // namespace

std::string normal_form(std::string_view form, const std::vector<std::string>& groups) {
  return expand(form, groups).text;
}

}  // namespace palimpsest::identify
