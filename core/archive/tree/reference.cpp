#include "archive/tree/reference.hpp"

#include "base/error.hpp"
#include "identify/identifiers/identifiers.hpp"

#include <algorithm>
#include <charconv>

namespace palimpsest::archive {
namespace {

int parse_page_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) {
    throw Error(ErrorKind::kUsage, "'" + std::string(text) + "' is not a page number",
                "pages are numbered from 1");
  }
  return number;
}

constexpr std::size_t kMostListed = 10;

template <class Name>
std::string listed(const std::vector<Name>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostListed); ++i) {
    text += (text.empty() ? "" : ", ") + names[i].text();
  }
  return names.size() > kMostListed ? text + " ..." : text;
}

// A number as people write it, without its system before it: C02022704, docid-32174879.
std::vector<DocumentId> documents_numbered(const Catalogue& catalogue, const std::string& name) {
  for (const Identifier& number : identify::Identifiers().in_file_name(name)) {
    const auto found = catalogue.documents_named(identify::alias_of(number));
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

ReferenceText parse_reference(std::string_view text) {
  ReferenceText reference;
  const std::size_t at = text.find('@');
  reference.document = text.substr(0, at);
  if (at == std::string_view::npos) return reference;
  const std::string_view rest = text.substr(at + 1);
  const std::size_t slash = rest.find('/');
  reference.release = rest.substr(0, slash);
  if (slash != std::string_view::npos) reference.page = parse_page_number(rest.substr(slash + 1));
  return reference;
}

DocumentId find_document(const Catalogue& catalogue, const std::string& name) {
  std::vector<DocumentId> found = catalogue.documents_named(name);
  if (found.empty()) found = documents_numbered(catalogue, name);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    throw Error(ErrorKind::kUsage,
                "'" + name + "' is an alias of " + std::to_string(found.size()) + " documents",
                "say which: " + listed(found));
  }
  throw Error(ErrorKind::kInput, "the archive holds no document '" + name + "'",
              "`palimpsest list` shows what it holds");
}

RevisionFolder find_folder(const Catalogue& catalogue, const DocumentId& document,
                           const std::string& release) {
  const std::vector<RevisionFolder> folders = catalogue.folders(document);
  std::vector<RevisionFolder> candidates;
  for (const RevisionFolder& folder : folders) {
    if (folder.text() == release) return folder;
    const bool is_first_of_release =
        candidates.empty() || release_of(candidates.back()) != release_of(folder);
    if (is_first_of_release && folder.text().starts_with(release)) candidates.push_back(folder);
  }
  if (candidates.size() == 1) return candidates.front();
  if (candidates.empty()) {
    throw Error(ErrorKind::kInput, document.text() + " has no release '" + release + "'",
                "it has " + listed(folders));
  }
  throw Error(ErrorKind::kUsage,
              "'" + release + "' can mean several releases of " + document.text(),
              "say which: " + listed(candidates));
}

}  // namespace palimpsest::archive
