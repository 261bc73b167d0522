#include "exchange/bagit/tag_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "exchange/bagit/file_names.hpp"
#include "exchange/bagit/tag_text.hpp"

namespace palimpsest::exchange {

std::optional<std::string> read_tag_file(const BagFiles& files, const std::string& name,
                                         const std::string& encoding, BagCheck& check) {
  const auto add = [&](const std::string& what) { check.problems.push_back({what, name, false}); };
  std::string text;
  try {
    text = read_file(files.folder() / name);
  } catch (const Error& error) {
    add(error.what());
    return std::nullopt;
  }
  if (!is_label(encoding, kUtf8)) {
    if (!is_known_encoding(encoding)) return text;
    auto decoded = utf8_from(text, encoding);
    if (!decoded) add("it is not in " + encoding);
    return decoded ? std::move(*decoded) : std::move(text);
  }
  if (text.starts_with(kByteOrderMark)) {
    const bool is_forbidden = name == "bagit.txt" || name.find("manifest-") != std::string::npos;
    check.problems.push_back({"it begins with a byte order mark", name, !is_forbidden});
    text.erase(0, kByteOrderMark.size());
  }
  if (!is_utf8(text)) add("it is not in UTF-8");
  return text;
}

}  // namespace palimpsest::exchange
