// What a report was made of, for whoever runs the command in a script.
#pragma once

#include "model/diff.hpp"
#include "model/names.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace palimpsest {

enum class ReportFormat { kHtml, kMarkdown, kCsv };
template <>
inline constexpr auto kNames<ReportFormat> = names_of("html", "markdown", "csv");

struct ReportOutcome {
  struct Document {
    std::string name;  // its id, or what the two files are called
    std::string before;
    std::string after;
    Verdict verdict{};
    std::size_t pages = 0;  // pairs that are shown

    friend bool operator==(const Document&, const Document&) = default;
  };

  std::string file;  // that was written
  ReportFormat format{};
  std::size_t bytes = 0;
  std::vector<Document> documents;
  std::size_t unshown = 0;  // documents of a release that did not fit

  friend bool operator==(const ReportOutcome&, const ReportOutcome&) = default;
};

}  // namespace palimpsest
