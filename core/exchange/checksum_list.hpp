// Lists of checksums as `sha256sum`, `md5sum` and BSD's `md5` write them.
#pragma once

#include "model/provenance.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::exchange {

struct ListedChecksum {
  ChecksumKind kind{};
  std::string value;  // lower-case hexadecimal
  std::string path;   // of the file, as the list writes it

  friend bool operator==(const ListedChecksum&, const ListedChecksum&) = default;
};

// Reads "<digits>  path", "<digits> *path" and "SHA256 (path) = <digits>", one a line; empty lines
// and those that begin with '#' or ';' say nothing. `name` is that of the list. Throws Error(input)
// for a line of another form, or of an algorithm that is not known here.
[[nodiscard]] std::vector<ListedChecksum> parse_checksum_list(std::string_view text,
                                                              const std::string& name);

// Returns the kind of a checksum with so many digits; nothing when there is none.
[[nodiscard]] std::optional<ChecksumKind> kind_with_digits(std::size_t digits);

// Returns `text` in lower case when it consists of hexadecimal digits alone, else nothing.
[[nodiscard]] std::optional<std::string> hexadecimal(std::string_view text);

}  // namespace palimpsest::exchange
