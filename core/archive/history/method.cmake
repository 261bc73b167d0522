# Writes OUTPUT, comparison_method.cpp: a digest of LIBRARIES and of the files below ROOT that decide what a diff
# of given records says.
set(digests "${LIBRARIES}")
foreach(folder align diff identify ocr page pdf redact worker/service archive/compare)
  file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${folder}/*.?pp")
  list(SORT files)
  foreach(file IN LISTS files)
    file(SHA256 "${ROOT}/${file}" digest)
    string(APPEND digests "\n${digest} ${file}")
  endforeach()
endforeach()
string(SHA256 method "${digests}")
string(SUBSTRING "${method}" 0 16 method)
file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT
[[#include "archive/history/comparison_method.hpp"

namespace palimpsest::archive {

std::string comparison_method() { return "@method@"; }

}  // namespace palimpsest::archive
]])
file(TOUCH "${OUTPUT}")
