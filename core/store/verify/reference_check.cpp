#include "store/verify/reference_check.hpp"

#include "store/layout.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// What stock git writes above its packed references.
constexpr std::string_view kPackedHeader = "# pack-refs with: peeled fully-peeled sorted ";

bool is_object_id(std::string_view text) {
  return text.size() == GIT_OID_HEXSZ &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Harm harm_of(const std::string& name) { return is_derived(name) ? Harm::kNone : Harm::kDamage; }

class ReferenceCheck {
 public:
  ReferenceCheck(ArchiveCheck& check, const CheckedObjects& objects)
      : check_(check), objects_(objects) {}

  [[nodiscard]] References run() {
    check_packed();
    check_.visit_files(repository_ / "refs", [this](const fs::path& path) { check_loose(path); });
    if (!found_.main) {
      std::error_code ignored;
      const bool is_packed = fs::exists(check_.root() / packed_, ignored) &&
                             !fs::exists(check_.root() / main_, ignored);
      check_.add("The git reference main is missing or damaged.", is_packed ? packed_ : main_,
                 "all");
    }
    return std::move(found_);
  }

 private:
  // A loose reference stands before a packed one of the same name.
  void take(const fs::path& path, const std::string& name, const std::string& id) {
    if (!is_object_id(id)) {
      check_.add("A git reference is damaged.", path, document_of(name), harm_of(name));
      if (name == kMainReference) found_.main.reset();
      return;
    }
    found_.all.push_back({path, name, id});
    if (name == kMainReference) found_.main = id;
    check_target(path, name, id);
  }

  void check_target(const fs::path& path, const std::string& name, const std::string& id) {
    const auto object = objects_.find(id);
    if (object == objects_.end()) {
      check_.add("The git reference " + name + " names an object that is not there.", path,
                 document_of(name), harm_of(name));
    } else if (object->second.type != GIT_OBJECT_COMMIT &&
               (object->second.type != GIT_OBJECT_INVALID && name.starts_with("refs/heads/"))) {
      check_.add("The git reference " + name + " names no commit.", path, document_of(name),
                 harm_of(name));
    }
  }

  void check_loose(const fs::path& path) {
    if (path.extension() == ".lock") return;  // of a writer, alive or killed
    const std::string name = path.lexically_relative(repository_).generic_string();
    const std::string text = check_.read(path).value_or("");
    if (text.starts_with("ref: ") && name != kMainReference) return;
    take(path, name, text.ends_with('\n') ? text.substr(0, text.size() - 1) : "");
  }

  void check_packed() {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(check_.root() / packed_, ignored))) return;
    const auto text = check_.read(packed_);
    if (!text) check_.add("The packed git references cannot be read.", packed_, "all");
    for (std::size_t at = 0; text && at < text->size();) {
      const std::size_t end = std::min(text->find('\n', at), text->size());
      check_packed_line(text->substr(at, end - at), at == 0);
      at = end + 1;
    }
  }

  void check_packed_line(const std::string& line, bool is_first) {
    if (is_first && line.starts_with('#')) {
      if (line == kPackedHeader) return;
      check_.add("The first line of the packed git references is not what git writes.", packed_,
                 "all", Harm::kNone);
    } else if (line.starts_with('^')) {
      if (!is_object_id(line.substr(1))) check_.add("A git reference is damaged.", packed_, "all");
    } else {
      const std::size_t space = std::min(line.find(' '), line.size());
      const std::string name = line.substr(std::min(space + 1, line.size()));
      take(packed_, name, name.starts_with("refs/") ? line.substr(0, space) : "");
    }
  }

  ArchiveCheck& check_;
  const CheckedObjects& objects_;
  const fs::path repository_ = kRepositoryFolder;
  const fs::path packed_ = repository_ / "packed-refs";
  const fs::path main_ = repository_ / kMainReference;
  References found_;
};

}  // namespace

bool is_derived(const std::string& name) { return name.starts_with(kTimelines); }

std::string document_of(const std::string& name) {
  return is_derived(name) ? name.substr(std::string_view(kTimelines).size()) : "all";
}

References check_references(ArchiveCheck& check, const CheckedObjects& objects) {
  return ReferenceCheck(check, objects).run();
}

}  // namespace palimpsest::store
