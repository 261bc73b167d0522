// Finds the numbers, stamps and markings of documents: on a page, in the name of a file, in what a
// file says of itself.
//
// It does not judge which of them is the document's own: see own_id.hpp.
#pragma once

#include "model/page.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

class Identifiers {
 public:
  // Compiles schemas/identifiers.tsv and before it `own_table`, a person's rows of the same form.
  // Throws Error(usage) naming the line of `own_table` that cannot be used.
  explicit Identifiers(std::string_view own_table = {});
  ~Identifiers();
  Identifiers(Identifiers&&) noexcept;
  Identifiers& operator=(Identifiers&&) noexcept;

  // Returns what stands on `page`, whose lines and form are known: fields of its form first, then
  // from top to bottom, each value once for every witness.
  [[nodiscard]] std::vector<Identifier> on_page(const Page& page) const;

  // Returns the numbers in the name of a file (without folders), the weightiest first.
  [[nodiscard]] std::vector<Identifier> in_file_name(std::string_view file_name) const;

  // Returns the numbers of documents in title, subject or keywords of a file.
  [[nodiscard]] std::vector<Identifier> in_metadata(std::string_view text) const;

  // Returns the weight of an identifier: 0 to 1, how much such a number says which document it is.
  [[nodiscard]] double weight_of(const Identifier& identifier) const;

 private:
  struct Rows;
  std::unique_ptr<const Rows> rows_;
};

// Returns how the archive writes the number: its text where the form says what it is, else with the
// system before it ("docid:32174879", "cia:C02022704").
[[nodiscard]] std::string alias_of(const Identifier& number);

}  // namespace palimpsest::identify
