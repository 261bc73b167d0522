// Checks JSON trees against the embedded schemas (JSON Schema draft-07). Private to this module; a
// text from outside is checked by schema_check.hpp.
//
// References to common.schema.json are resolved here, by copying its definitions into the schema:
// valijson mixes up equal pointers of two files.
#pragma once

#include "record/json.hpp"

#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace palimpsest::record {

// One schema, read once and used for ever after, by any number of threads.
class Schema {
 public:
  // Reads a tree whose references all begin with '#'. Throws Error(internal) when it cannot be
  // used.
  explicit Schema(const Json& tree);
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  // Throws Error(integrity) naming `thing`, the field and the reason when `value` breaks the
  // schema.
  void check(const Json& value, std::string_view thing) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

// Returns the schema `file` with the shared definitions inside, so that every reference of it
// begins with '#'. Throws Error(internal) when there is no such schema.
[[nodiscard]] Json whole_schema(std::string_view file);

// What a text is read as.
struct RecordForm {
  std::string_view thing;   // in messages: "the page record"
  std::string_view schema;  // "page.schema.json"
};

// Parses and checks `text`. Throws Error(integrity).
[[nodiscard]] Json parse_checked(std::string_view text, const RecordForm& form);

// Returns the canonical text of a record, so that nothing is stored that could not be read again.
// Throws Error(internal) when `value` breaks the schema.
[[nodiscard]] std::string checked_text(const Json& value, const RecordForm& form);

// Throws Error(integrity): "`thing` is broken: `reason`", the reason cut and made fit for a
// terminal.
[[noreturn]] void throw_broken(std::string_view thing, std::string_view reason);

// Runs `read` on the checked tree of `text`; whatever it refuses becomes Error(integrity) naming
// the record.
template <class Read>
[[nodiscard]] auto read_record(std::string_view text, const RecordForm& form, Read read) {
  const Json value = parse_checked(text, form);
  try {
    return read(value);
  } catch (const std::exception& error) {
    throw_broken(form.thing, error.what());
  }
}

}  // namespace palimpsest::record
