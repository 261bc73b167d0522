#include "archive/tree/reference.hpp"

#include "archive/tree/fate.hpp"
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

// Moves can follow each other: a document is renamed, and merged later. Each of them is newer than
// the one before, so a walk ends; the limit holds for records that somebody else wrote.
constexpr int kMostMoves = 1000;

bool is_called(const MovedPages& moved, const std::string& name, const std::string& release) {
  return moved.folder.text() == release &&
         std::find(moved.names.begin(), moved.names.end(), name) != moved.names.end();
}

// Returns where a revision or page that was printed under `name` went; nothing when it stands there
// still. Of a revision whose pages went several ways, its first page says where. What went page by
// page was gone when the rest went as a whole.
std::optional<MovedPages> move_of(const Document& document, const std::string& name,
                                  const std::string& release, const std::optional<int>& page) {
  const int number = page.value_or(1);
  std::optional<MovedPages> whole;
  for (auto each = document.moved.rbegin(); each != document.moved.rend(); ++each) {
    if (!is_called(*each, name, release)) continue;
    if (!each->pages) {
      if (!whole) whole = *each;
    } else if (number >= each->pages->first && number <= each->pages->last) {
      return *each;
    }
  }
  return whole;
}

std::vector<DocumentId> documents_called(const Catalogue& catalogue, const std::string& name) {
  std::vector<DocumentId> found = catalogue.documents_named(name);
  return found.empty() ? documents_numbered(catalogue, name) : found;
}

[[noreturn]] void fail_without_release(const DocumentId& document, const std::string& release,
                                       const std::vector<RevisionFolder>& folders,
                                       const std::optional<std::string>& fate) {
  throw Error(ErrorKind::kInput,
              document.text() + " has no release '" + release + "'" + (fate ? ": " + *fate : ""),
              folders.empty() ? "the archive has no file of it" : "it has " + listed(folders));
}

// Returns the names that a release of the document can have had when it was there: documents are
// renamed and merged, also after it went.
std::vector<std::string> names_of_release(const Catalogue& catalogue, const DocumentId& id,
                                          const std::string& release) {
  std::vector<std::string> names{id.text() + "@" + release};
  if (const auto document = catalogue.document(id)) {
    for (const std::string& alias : document->aliases) names.push_back(alias + "@" + release);
  }
  return names;
}

// Whether all that is called so is restricted. Neither its names nor their number are told.
bool is_hidden(const Catalogue& catalogue, const std::string& name) {
  return documents_called(catalogue, name).empty() &&
         !documents_called(catalogue.whole(), name).empty();
}

// Whether the revision is there without the page that is asked for, as if it never had one.
bool lacks_page(const Catalogue& catalogue, const FoundPlace& place, const std::string& release) {
  const auto revision = catalogue.revision(place.document, RevisionFolder(release));
  return revision && place.page.value_or(1) > revision->observed.page_count;
}

}  // namespace

ReferenceText parse_reference(std::string_view text) {
  ReferenceText reference;
  const std::size_t at = text.find('@');
  reference.document = text.substr(0, at);
  if (at == std::string_view::npos) return reference;
  std::string_view rest = text.substr(at + 1);
  const std::size_t hash = std::min(rest.find('#'), rest.size());
  reference.redaction = rest.substr(std::min(hash + 1, rest.size()));
  rest = rest.substr(0, hash);
  const std::size_t slash = rest.find('/');
  reference.release = rest.substr(0, slash);
  if (slash != std::string_view::npos) reference.page = parse_page_number(rest.substr(slash + 1));
  return reference;
}

std::optional<DocumentId> look_up_document(const Catalogue& catalogue, const std::string& name) {
  std::vector<DocumentId> found = documents_called(catalogue, name);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    throw Error(ErrorKind::kUsage,
                "'" + name + "' is an alias of " + std::to_string(found.size()) + " documents",
                "say which: " + listed(found));
  }
  return std::nullopt;
}

DocumentId find_document(const Catalogue& catalogue, const std::string& name) {
  auto found = look_up_document(catalogue, name);
  if (found) return std::move(*found);
  // What is restricted is there, and nothing became of it.
  const auto fate =
      is_hidden(catalogue, name) ? std::nullopt : fate_of(catalogue.snapshot(), {name});
  throw Error(ErrorKind::kInput,
              "the archive holds no document '" + name + "'" + (fate ? ": " + *fate : ""),
              "`palimpsest list` shows what it holds");
}

std::vector<std::string> names_of_page(const Document& document, const RevisionFolder& folder,
                                       int page) {
  std::vector<std::string> names{document.id.text()};
  for (const std::string& alias : document.aliases) {
    if (!move_of(document, alias, folder.text(), page)) names.push_back(alias);
  }
  return names;
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
  // The first file of a release can have been taken back: its name means none of the others.
  const bool is_name_of_first =
      candidates.size() == 1 && release_of(candidates.front()).text() == release;
  std::optional<std::string> fate;
  if (candidates.empty()) {
    fate = fate_of(catalogue.snapshot(), names_of_release(catalogue, document, release));
  } else if (is_name_of_first) {
    fate = fate_of(catalogue.snapshot(), {document.text() + "@" + release});
  }
  if (candidates.size() == 1 && !fate) return candidates.front();
  if (candidates.empty() || fate) {
    fail_without_release(document, release, folders, fate);
  }
  throw Error(ErrorKind::kUsage,
              "'" + release + "' can mean several releases of " + document.text(),
              "say which: " + listed(candidates));
}

FoundPlace find_place(const Catalogue& catalogue, const ReferenceText& reference) {
  std::string name = reference.document;
  FoundPlace found{find_document(catalogue, name), {}, reference.page};
  if (!reference.release) return found;
  std::string release = *reference.release;
  for (int moves = 0; moves < kMostMoves; ++moves) {
    const auto document = catalogue.document(found.document);
    const auto move = document ? move_of(*document, name, release, found.page) : std::nullopt;
    if (!move) break;
    if (is_hidden(catalogue, move->to_document.text())) {
      if (lacks_page(catalogue, found, release)) break;
      fail_without_release(found.document, release, catalogue.folders(found.document), {});
    }
    if (found.page)
      found.page = *found.page - (move->pages ? move->pages->first : 1) + move->to_first;
    name = move->to_document.text();
    release = move->to_folder.text();
    found.document = find_document(catalogue, name);
  }
  found.folder = find_folder(catalogue, found.document, release);
  return found;
}

}  // namespace palimpsest::archive
