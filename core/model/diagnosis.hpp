// What this machine offers to the program: layers of the sandbox, languages, versions of tools.
#pragma once

#include "base/sandbox/sandbox.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct Diagnosis {
  std::string version;                         // of this program
  KernelLayers kernel;                         // what the kernel offers
  std::vector<std::string> sandbox;            // layers that a worker held, none when it could not
  std::optional<std::string> failure;          // why no worker reads PDFs here
  std::vector<std::string> languages;          // installed for recognition, Tesseract's names
  std::map<std::string, std::string> tooling;  // as revisions record it
};

// Whether PDFs are read here in a whole sandbox, and pages are recognised.
[[nodiscard]] inline bool is_complete(const Diagnosis& diagnosis) {
  return !diagnosis.failure && !diagnosis.languages.empty() && diagnosis.kernel.has_seccomp &&
         diagnosis.kernel.landlock_version > 0 && diagnosis.kernel.has_memory_seals;
}

}  // namespace palimpsest
