#include "base/markup.hpp"

namespace palimpsest::markup {
namespace {

bool is_control(char c) {
  const auto value = static_cast<unsigned char>(c);
  return value < 0x20 || value == 0x7F;
}

std::string_view reference_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  for (const char c : text) clean += is_control(c) ? '?' : c;
  return clean;
}

std::string escaped(std::string_view text) {
  std::string markup;
  for (const char c : printable(text)) {
    const std::string_view reference = reference_for(c);
    if (reference.empty()) {
      markup += c;
    } else {
      markup += reference;
    }
  }
  return markup;
}

std::string isolated(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string element(std::string_view tag, std::string_view classes, std::string_view content) {
  const std::string name(tag);
  const std::string attribute = classes.empty() ? "" : " class=\"" + std::string(classes) + "\"";
  return "<" + name + attribute + ">" + std::string(content) + "</" + name + ">";
}

}  // namespace palimpsest::markup
