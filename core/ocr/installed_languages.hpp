// Which languages can be recognised on this machine.
#pragma once

#include <string>
#include <vector>

namespace palimpsest::ocr {

// Returns Tesseract's names of the languages whose data are installed, sorted; "osd", the data of
// orientation and script, is among them where it is there.
[[nodiscard]] std::vector<std::string> installed_languages();

}  // namespace palimpsest::ocr
