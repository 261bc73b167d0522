#include "report/html/markup.hpp"

#include "base/markup.hpp"

#include <cstdint>
#include <cstdlib>

namespace palimpsest::report::html {
namespace {

constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Appends the four digits of up to three bytes.
void append_digits(std::string& text, std::string_view bytes) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    bits = bits << 8U | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    text += i <= bytes.size() ? kBase64Digits[bits >> (18 - 6 * i) & 63U] : '=';
  }
}

}  // namespace

std::string escaped(std::string_view text) { return markup::escaped(text); }

std::string isolated(std::string_view text) { return markup::isolated(text); }

std::string length_text(Length length) {
  const int value = std::abs(length.hundredths);
  std::string text = (length.hundredths < 0 ? "-" : "") + std::to_string(value / 100);
  if (value % 100 == 0) return text;
  text += "." + std::to_string(value % 100 / 10);
  return value % 10 == 0 ? text : text + std::to_string(value % 10);
}

std::string points_text(const Outline& outline) {
  std::string text;
  for (const Point& point : outline) {
    text += (text.empty() ? "" : " ") + length_text(point.x) + "," + length_text(point.y);
  }
  return text;
}

std::string base64(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() / 3 * 4 + 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) append_digits(text, bytes.substr(at, 3));
  return text;
}

std::string data_uri(const Picture& picture) {
  return "data:image/" + std::string(name_of(picture.format)) + ";base64," + base64(picture.bytes);
}

std::string element(std::string_view tag, std::string_view classes, std::string_view content) {
  return markup::element(tag, classes, content);
}

}  // namespace palimpsest::report::html
