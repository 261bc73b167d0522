// Instants (UTC seconds) and dates as archives write them (EDTF).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

// A point in time, in seconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t seconds = 0;

  // Returns 2025-03-18T20:15:00Z.
  [[nodiscard]] std::string text() const;

  // Reads the form that text() writes, or a bare date (midnight). Nothing when it is neither.
  [[nodiscard]] static std::optional<Instant> parse(std::string_view text);

  [[nodiscard]] static Instant now();

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// A date of Extended Date/Time Format levels 0 and 1 (ISO 8601-2): 2011-03, 1999~, 19XX, 1962/1964.
// The text is kept as given; nothing is ever filled in.
class EdtfDate {
 public:
  // Nothing when `text` is not such a date.
  [[nodiscard]] static std::optional<EdtfDate> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

  // Returns eight digits that sort by the earliest day that the date can mean: 2011-03 -> 20110300.
  [[nodiscard]] const std::string& sort_key() const { return sort_key_; }

  friend bool operator==(const EdtfDate&, const EdtfDate&) = default;

 private:
  EdtfDate(std::string text, std::string sort_key)
      : text_(std::move(text)), sort_key_(std::move(sort_key)) {}

  std::string text_;
  std::string sort_key_;
};

}  // namespace palimpsest
