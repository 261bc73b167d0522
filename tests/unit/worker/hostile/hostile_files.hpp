// Makes PDFs that ask for more than any machine has, or for work without end.
// Small on disk.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace palimpsest::test {

// A file that no importer should suffer from.
struct HostileFile {
  std::string name;                   // letters, digits and underscores
  std::function<std::string()> make;  // its bytes
};

// Names a file where a test prints it.
inline void PrintTo(const HostileFile& file, std::ostream* out) { *out << file.name; }

[[nodiscard]] std::vector<HostileFile> hostile_files();

}  // namespace palimpsest::test
