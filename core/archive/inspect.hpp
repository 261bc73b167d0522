// Reads one PDF without an archive.
#pragma once

#include "base/digest.hpp"
#include "model/exposed_text.hpp"
#include "model/finding.hpp"
#include "model/page.hpp"
#include "worker/client/client.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct Inspection {
  std::string file;
  Sha256 sha256;
  std::vector<Page> pages;
  std::vector<std::string> identifiers;  // record numbers in the file's name
  std::vector<Finding> findings;         // of the file; those of its pages stand in them
  std::optional<std::vector<ExposedText>> exposed = std::nullopt;  // when it was asked for
};

enum class ExposedWords { kWithheld, kShown };

// Throws Error(input) when the file cannot be opened.
[[nodiscard]] Inspection inspect_file(const std::filesystem::path& file, worker::Client& worker,
                                      const worker::ReadOptions& reading,
                                      ExposedWords exposed = ExposedWords::kWithheld);

}  // namespace palimpsest::archive
