#include "exchange/bagit/declaration.hpp"

#include "base/file.hpp"
#include "exchange/bagit/file_names.hpp"
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

}  // namespace

bool check_declaration(const BagFiles& files, BagCheck& check) {
  const auto add = [&](const std::string& what) { check.problems.push_back({what, kFile, false}); };
  if (!files.sizes().contains(kFile)) {
    add("the declaration of the bag is missing");
    return false;
  }
  std::string text = read_file(files.folder() / kFile);
  if (text.starts_with(kByteOrderMark)) {
    add("it begins with a byte order mark");
    text.erase(0, kByteOrderMark.size());
  }
  if (!is_utf8(text)) add("it is not in UTF-8");
  const std::vector<std::string> lines = lines_of(text);
  if (lines.size() != 2) add("it has " + std::to_string(lines.size()) + " lines, not two");
  if (lines.empty() || !lines[0].starts_with(kVersionLine)) {
    add("its first line is not \"BagIt-Version: M.N\"");
  } else {
    check.version = lines[0].substr(kVersionLine.size());
    if (check.version != kVersion && !is_old(check.version)) {
      add("the version of BagIt is not known: " + check.version);
    }
  }
  if (lines.size() < 2 || !lines[1].starts_with(kEncodingLine)) {
    add("its second line is not \"Tag-File-Character-Encoding: UTF-8\"");
  } else if (!is_label(lines[1].substr(kEncodingLine.size()), "UTF-8")) {
    add("its files are in an encoding that is not read here: " +
        lines[1].substr(kEncodingLine.size()));
  }
  return is_old(check.version);
}

}  // namespace palimpsest::exchange
