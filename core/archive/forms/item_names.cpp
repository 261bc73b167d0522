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
  Namer(const DocumentId& folder, const std::vector<SheetItem>& items,
        const std::vector<Document>& known, const ItemNamingOptions& options)
      : prefix_(item_prefix(folder)), items_(items), options_(options), names_(items.size()) {
    for (const SheetItem& item : items) said_.push_back(said_of(item));
    for (const Document& document : known) {
      known_.push_back({document.id.text(), said_of(document), is_named_by_a_sheet(document)});
    }
  }

  [[nodiscard]] std::vector<NamedItem> run() {
    for_each_unnamed([&](std::size_t i) {
      return find([&](const Known& each) {
        return each.name == own_name(i) && is_same(said_[i], each.said);
      });
    });
    for_each_unnamed([&](std::size_t i) {
      return find([&](const Known& each) { return is_same(said_[i], each.said); });
    });
    for_each_unnamed([&](std::size_t i) {
      return find([&](const Known& each) {
        return each.name == own_name(i) && !contradicts(said_[i], each.said);
      });
    });
    for_each_unnamed([&](std::size_t i) { return free_name(i); });
    std::vector<NamedItem> named;
    for (std::optional<NamedItem>& name : names_) named.push_back(std::move(*name));
    return named;
  }

 private:
  struct Known {
    std::string name;
    WithheldItem said;
    bool is_item = false;
  };

  template <class Naming>
  void for_each_unnamed(const Naming& name_of_item) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (names_[i]) continue;
      names_[i] = name_of_item(i);
      if (names_[i]) taken_.insert(names_[i]->document.text());
    }
  }

  [[nodiscard]] std::string own_name(std::size_t i) const {
    const SheetItem& item = items_[i];
    return prefix_ + (!item.number.empty()
                          ? item.number
                          : "p" + std::to_string(item.page) + "r" + std::to_string(item.row));
  }

  // Without a title nothing is the same but by its name.
  [[nodiscard]] bool is_same(const WithheldItem& one, const WithheldItem& other) const {
    return !one.title.empty() && one.date == other.date &&
           title_likeness(one, other) >= options_.min_title_likeness;
  }

  [[nodiscard]] bool contradicts(const WithheldItem& one, const WithheldItem& other) const {
    const bool has_titles = !one.title.empty() && !other.title.empty();
    const double alike = has_titles ? title_likeness(one, other) : 1;
    const bool is_other_day = one.date && other.date && one.date != other.date;
    return alike < (is_other_day ? options_.min_title_likeness : options_.min_own_likeness);
  }

  template <class Fits>
  [[nodiscard]] std::optional<NamedItem> find(const Fits& fits) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& each) {
      return !taken_.contains(each.name) && fits(each);
    });
    if (found == known_.end()) return std::nullopt;
    return NamedItem{DocumentId(found->name), !found->is_item};
  }

  [[nodiscard]] NamedItem free_name(std::size_t i) const {
    const std::string own = own_name(i);
    bool meets_other = false;
    std::string name = own;
    for (int count = 2;; ++count) {
      const auto found = std::find_if(known_.begin(), known_.end(),
                                      [&](const Known& each) { return each.name == name; });
      if (found == known_.end() && !taken_.contains(name)) break;
      meets_other = meets_other || (found != known_.end() && !found->is_item);
      name = own + "." + std::to_string(count);
    }
    return {DocumentId(name), meets_other};
  }

  std::string prefix_;
  const std::vector<SheetItem>& items_;
  ItemNamingOptions options_;
  std::vector<std::optional<NamedItem>> names_;
  std::vector<WithheldItem> said_;
  std::vector<Known> known_;
  std::set<std::string> taken_;
};

}  // namespace

std::string item_prefix(const DocumentId& folder) {
  return shortened_id(folder.text(), kMostFolderId) + kItemMark;
}

std::vector<NamedItem> name_items(const DocumentId& folder, const std::vector<SheetItem>& items,
                                  const std::vector<Document>& known,
                                  const ItemNamingOptions& options) {
  return Namer(folder, items, known, options).run();
}

}  // namespace palimpsest::archive
