// How text for a terminal is dressed: colours where they are wanted, columns that line up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::report {

enum class Coloring { kPlain, kColored };

// Wraps text in ANSI colours, or leaves it as it is.
class Style {
 public:
  explicit Style(Coloring coloring) : coloring_(coloring) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return dressed("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return dressed("2", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return dressed("31", text); }
  [[nodiscard]] std::string green(std::string_view text) const { return dressed("32", text); }
  [[nodiscard]] std::string yellow(std::string_view text) const { return dressed("33", text); }

 private:
  [[nodiscard]] std::string dressed(std::string_view code, std::string_view text) const;

  Coloring coloring_;
};

// Returns `text`, which comes from documents and file names, without control characters, so that it
// cannot steer a terminal.
[[nodiscard]] std::string printable(std::string_view text);

// Returns `texts`, each printable, with ", " between them.
[[nodiscard]] std::string printable_list(const std::vector<std::string>& texts);

// Returns `text`, already printable, cut to `width` characters; where something was cut, the last
// is "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

// Returns `word` as a POSIX shell must read it to mean just that, on one line and without control
// characters: memo.pdf, 'a b', $'a\033b'.
[[nodiscard]] std::string quoted_for_shell(std::string_view word);

// Returns rows as lines with left-aligned columns two spaces apart; no blanks at line ends.
[[nodiscard]] std::string columns(const std::vector<std::vector<std::string>>& rows);

}  // namespace palimpsest::report
