// The text files of a bag as they are read: in the encoding that it declares, and whatever hinders
// that as a problem.
#pragma once

#include "exchange/bagit/bag_files.hpp"
#include "model/bag_check.hpp"

#include <optional>
#include <string>

namespace palimpsest::exchange {

// Returns the text of a tag file in UTF-8; nothing when the file cannot be read, which is then a
// problem in `check`, as are bytes that are not of the `encoding` and a byte order mark before
// UTF-8. Text of an encoding that is not known here comes as it is.
[[nodiscard]] std::optional<std::string> read_tag_file(const BagFiles& files,
                                                       const std::string& name,
                                                       const std::string& encoding,
                                                       BagCheck& check);

}  // namespace palimpsest::exchange
