// Names that reach the disk: of documents, releases and commits. Distinct types, so that none is
// taken for another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

// Whether `text` can be a document or release id: [A-Za-z0-9][A-Za-z0-9._-]{0,99}, without ".." or
// a final ".lock", and not the reserved word "changes". Written to records: never loosen.
[[nodiscard]] bool is_valid_id(std::string_view text);

// Whether `text` can be a release folder: a release id, or one with +2, +3 ... behind it for a
// further file of the same document in the same release.
[[nodiscard]] bool is_valid_release_part(std::string_view text);

// Returns `text` with every character that an id cannot hold replaced by '-', or nothing when no
// valid id remains.
[[nodiscard]] std::optional<std::string> cleaned_id(std::string_view text);

// A checked name. `Rule` says what is valid and how the thing is called in messages.
template <class Rule>
class CheckedName {
 public:
  // Throws Error(usage) when `text` breaks the rule.
  explicit CheckedName(std::string text) : text_(std::move(text)) { Rule::check(text_); }

  [[nodiscard]] const std::string& text() const { return text_; }

  friend auto operator<=>(const CheckedName&, const CheckedName&) = default;

 private:
  std::string text_;
};

struct DocumentRule {
  static void check(std::string_view text);
};
struct ReleaseRule {
  static void check(std::string_view text);
};
struct FolderRule {
  static void check(std::string_view text);
};
struct CommitRule {
  static void check(std::string_view text);
};

using DocumentId = CheckedName<DocumentRule>;    // 124-10180-10295
using ReleaseId = CheckedName<ReleaseRule>;      // 2023-06-27
using RevisionFolder = CheckedName<FolderRule>;  // 2023-06-27 or 2023-06-27+2
using CommitId = CheckedName<CommitRule>;        // 40 hexadecimal digits

// Returns the release that a revision folder belongs to: 2023-06-27+2 -> 2023-06-27.
[[nodiscard]] ReleaseId release_of(const RevisionFolder& folder);

// Returns which file of the release a folder holds: 1 for the first, n for +n.
[[nodiscard]] int ordinal_of(const RevisionFolder& folder);

// Returns the folder of the n-th file of a release, n >= 1.
[[nodiscard]] RevisionFolder folder_of(const ReleaseId& release, int ordinal);

}  // namespace palimpsest
