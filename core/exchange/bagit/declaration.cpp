#include "exchange/bagit/declaration.hpp"

#include "base/counted.hpp"
#include "exchange/bagit/file_names.hpp"
#include "exchange/bagit/tag_file.hpp"
#include "exchange/bagit/tag_text.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::exchange {
namespace {

constexpr const char* kFile = "bagit.txt";
constexpr std::string_view kVersionLine = "BagIt-Version: ";
constexpr std::string_view kEncodingLine = "Tag-File-Character-Encoding: ";
constexpr std::string_view kVersion = "1.0";
constexpr std::array<std::string_view, 5> kOldVersions = {"0.93", "0.94", "0.95", "0.96", "0.97"};

bool is_old(std::string_view version) {
  return std::find(kOldVersions.begin(), kOldVersions.end(), version) != kOldVersions.end();
}

// Returns the declared encoding; UTF-8 where there is none.
std::string encoding_in(const std::vector<std::string>& lines, BagCheck& check) {
  const auto add = [&](const std::string& what, bool is_warning) {
    check.problems.push_back({what, kFile, is_warning});
  };
  if (lines.size() < 2 || !lines[1].starts_with(kEncodingLine)) {
    add("its second line is not \"Tag-File-Character-Encoding: UTF-8\"", false);
    return kUtf8;
  }
  const std::string encoding = lines[1].substr(kEncodingLine.size());
  if (is_label(encoding, kUtf8)) return kUtf8;
  if (is_known_encoding(encoding)) {
    add("its tag files are in " + encoding + ", and UTF-8 is recommended", true);
  } else {
    add("its tag files are in an encoding that is not known here: " + encoding, true);
  }
  return encoding;
}

}  // namespace

Declaration check_declaration(const BagFiles& files, BagCheck& check) {
  const auto add = [&](const std::string& what) { check.problems.push_back({what, kFile, false}); };
  if (!files.sizes().contains(kFile)) {
    add("the declaration of the bag is missing");
    return {false, kUtf8};
  }
  const auto text = read_tag_file(files, kFile, kUtf8, check);
  if (!text) return {false, kUtf8};
  const std::vector<std::string> lines = lines_of(*text);
  if (lines.size() != 2) add("it has " + counted(lines.size(), "line") + ", not two");
  if (lines.empty() || !lines[0].starts_with(kVersionLine)) {
    add("its first line is not \"BagIt-Version: M.N\"");
  } else {
    check.version = lines[0].substr(kVersionLine.size());
    if (check.version != kVersion && !is_old(check.version)) {
      add("the version of BagIt is not known: " + check.version);
    }
  }
  return {is_old(check.version), encoding_in(lines, check)};
}

}  // namespace palimpsest::exchange
