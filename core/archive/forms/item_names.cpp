#include "archive/forms/item_names.hpp"

#include "archive/forms/form_source.hpp"
#include "archive/forms/item_match.hpp"
#include "base/shortened_id.hpp"
#include "model/likeness.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kMostFolderId = 50;  // characters of an id, which has up to 100

bool is_of_a_sheet(const Source& source) { return source.name.starts_with(kSheetSource); }

bool is_named_by_a_sheet(const Document& document) {
  return std::any_of(document.states.begin(), document.states.end(),
                     [](const StateClaim& claim) { return is_of_a_sheet(claim.source); });
}

// What sheets say of a document; of one that no sheet names, what anybody says.
WithheldItem said_of(const Document& document) {
  Document on_sheets = document;
  if (is_named_by_a_sheet(document)) {
    remove_sources(on_sheets, [](const Source& source) { return !is_of_a_sheet(source); });
  }
  return item_of(on_sheets);
}

// Does so for each title that sheets give: of a document into which items were merged, each of
// these.
std::vector<WithheldItem> all_said_of(const Document& document) {
  std::vector<WithheldItem> said{said_of(document)};
  for (const Fact& title : document.metadata) {
    if (title.name != "title" || !is_of_a_sheet(title.source)) continue;
    Document row = document;
    remove_sources(row, [&](const Source& source) { return source != title.source; });
    std::erase_if(row.metadata, [&](const Fact& fact) {
      return fact.name == title.name && fact.value != title.value;
    });
    said.push_back(said_of(row));
  }
  return said;
}

WithheldItem said_of(const SheetItem& item) {
  Document document{DocumentId("item"), {}};
  for (const Fact& fact : item.facts) (void)add_fact(document, fact);
  return item_of(document);
}

double title_likeness(const WithheldItem& one, const WithheldItem& other) {
  return likeness(folded(one.title), folded(other.title));
}

// Names the items of one file, surest first.
class Namer {
 public:
  Namer(const DocumentId& folder, const std::vector<SheetItem>& items, const KnownItems& known,
        const ItemNamingOptions& options)
      : prefixes_{item_prefix(folder.text())},
        removed_(known.removed),
        items_(items),
        options_(options),
        names_(items.size()) {
    for (const std::string& name : known.former_names) prefixes_.push_back(item_prefix(name));
    for (const SheetItem& item : items) said_.push_back(said_of(item));
    for (const Document& document : known.documents) add_known(document);
  }

  [[nodiscard]] std::vector<NamedItem> run() {
    for_each_unnamed([&](std::size_t i) {
      return find(
          [&](const Known& each) { return is_own_name(i, each.name) && is_same(said_[i], each); });
    });
    for_each_unnamed([&](std::size_t i) {
      return find([&](const Known& each) { return is_same(said_[i], each); });
    });
    for_each_unnamed([&](std::size_t i) {
      return find([&](const Known& each) {
        return is_own_name(i, each.name) && !contradicts(said_[i], each);
      });
    });
    for_each_unnamed([&](std::size_t i) { return free_name(i); });
    std::vector<NamedItem> named;
    for (std::optional<NamedItem>& name : names_) named.push_back(std::move(*name));
    return named;
  }

 private:
  // An item that was merged into another one is known by its own name.
  struct Known {
    std::string name;
    DocumentId document;
    std::vector<WithheldItem> said;  // one for each item that it is
    bool is_item = false;
  };

  void add_known(const Document& document) {
    const bool is_item = is_named_by_a_sheet(document);
    std::vector<std::string> names{document.id.text()};
    names.insert(names.end(), document.aliases.begin(), document.aliases.end());
    std::erase_if(names, [&](const std::string& name) { return !is_of_folder(name); });
    const std::vector<WithheldItem> said =
        names.size() > 1 ? all_said_of(document) : std::vector{said_of(document)};
    for (const std::string& name : names) known_.push_back({name, document.id, said, is_item});
  }

  [[nodiscard]] bool is_of_folder(const std::string& name) const {
    return std::any_of(prefixes_.begin(), prefixes_.end(),
                       [&](const std::string& prefix) { return name.starts_with(prefix); });
  }

  template <class Naming>
  void for_each_unnamed(const Naming& name_of_item) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (names_[i]) continue;
      names_[i] = name_of_item(i);
    }
  }

  [[nodiscard]] std::string mark_of(std::size_t i) const {
    const SheetItem& item = items_[i];
    if (!item.number.empty()) return item.number;
    return "p" + std::to_string(item.page) + "r" + std::to_string(item.row);
  }

  [[nodiscard]] bool is_own_name(std::size_t i, const std::string& name) const {
    return std::any_of(prefixes_.begin(), prefixes_.end(),
                       [&](const std::string& prefix) { return name == prefix + mark_of(i); });
  }

  // Without a title nothing is the same but by its name.
  [[nodiscard]] bool is_same(const WithheldItem& one, const Known& known) const {
    return std::any_of(known.said.begin(), known.said.end(),
                       [&](const WithheldItem& other) { return is_same(one, other); });
  }

  [[nodiscard]] bool is_same(const WithheldItem& one, const WithheldItem& other) const {
    return !one.title.empty() && one.date == other.date &&
           title_likeness(one, other) >= options_.min_title_likeness;
  }

  [[nodiscard]] bool contradicts(const WithheldItem& one, const Known& known) const {
    return std::all_of(known.said.begin(), known.said.end(),
                       [&](const WithheldItem& other) { return contradicts(one, other); });
  }

  [[nodiscard]] bool contradicts(const WithheldItem& one, const WithheldItem& other) const {
    const bool has_titles = !one.title.empty() && !other.title.empty();
    const double alike = has_titles ? title_likeness(one, other) : 1;
    const bool is_other_day = one.date && other.date && one.date != other.date;
    return alike < (is_other_day ? options_.min_title_likeness : options_.min_own_likeness);
  }

  template <class Fits>
  [[nodiscard]] std::optional<NamedItem> find(const Fits& fits) {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& each) {
      return !taken_.contains(each.name) && fits(each);
    });
    if (found == known_.end()) return std::nullopt;
    taken_.insert(found->name);
    return NamedItem{found->document, !found->is_item};
  }

  [[nodiscard]] NamedItem free_name(std::size_t i) {
    for (const std::string& prefix : prefixes_) {
      const std::string name = prefix + mark_of(i);
      const bool is_removed = is_valid_id(name) && removed_.contains(DocumentId(name));
      if (is_removed) return {DocumentId(name), false, true};
    }
    const std::string own = prefixes_.front() + mark_of(i);
    bool meets_other = false;
    std::string name = own;
    for (int count = 2;; ++count) {
      const auto found = std::find_if(known_.begin(), known_.end(),
                                      [&](const Known& each) { return each.name == name; });
      if (found == known_.end() && !taken_.contains(name)) break;
      meets_other = meets_other || (found != known_.end() && !found->is_item);
      name = own + "." + std::to_string(count);
    }
    taken_.insert(name);
    return {DocumentId(name), meets_other};
  }

  std::vector<std::string> prefixes_;  // by the present name of the folder, then by former ones
  const std::set<DocumentId>& removed_;
  const std::vector<SheetItem>& items_;
  ItemNamingOptions options_;
  std::vector<std::optional<NamedItem>> names_;
  std::vector<WithheldItem> said_;
  std::vector<Known> known_;
  std::set<std::string> taken_;
};

}  // namespace

std::string item_prefix(const std::string& folder) {
  return shortened_id(folder, kMostFolderId) + kItemMark;
}

std::vector<NamedItem> name_items(const DocumentId& folder, const std::vector<SheetItem>& items,
                                  const KnownItems& known, const ItemNamingOptions& options) {
  return Namer(folder, items, known, options).run();
}

}  // namespace palimpsest::archive
