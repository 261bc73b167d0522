// The words of an enumeration as records, JSON and reports write them.
//
// An enumeration takes part by a specialisation of `kNames`, in the order of its values:
//   template <> inline constexpr auto kNames<TextSource> = names_of<TextSource>("none", "ocr");
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace palimpsest {

template <class Enumeration>
inline constexpr int kNames = 0;

template <class... Texts>
constexpr auto names_of(Texts... texts) {
  return std::array<std::string_view, sizeof...(Texts)>{texts...};
}

template <class Enumeration>
[[nodiscard]] constexpr std::string_view name_of(Enumeration value) {
  return kNames<Enumeration>[static_cast<std::size_t>(value)];
}

// Returns the value that `text` names, or nothing.
template <class Enumeration>
[[nodiscard]] constexpr std::optional<Enumeration> parse_name(std::string_view text) {
  for (std::size_t i = 0; i < kNames<Enumeration>.size(); ++i) {
    if (kNames<Enumeration>[i] == text) return static_cast<Enumeration>(i);
  }
  return std::nullopt;
}

}  // namespace palimpsest
