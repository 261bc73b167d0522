# Writes OUTPUT, a source with FUNCTION of HEADER: a digest of LIBRARIES and of the files below the FOLDERS of ROOT,
# which decide what the function stands for.
string(REPLACE "," ";" FOLDERS "${FOLDERS}")
set(digests "${LIBRARIES}")
foreach(folder IN LISTS FOLDERS)
  file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${folder}/*.?pp" "${ROOT}/${folder}/*.tsv"
       "${ROOT}/${folder}/*.schema.json")
  list(SORT files)
  foreach(file IN LISTS files)
    file(SHA256 "${ROOT}/${file}" digest)
    string(APPEND digests "\n${digest} ${file}")
  endforeach()
endforeach()
string(SHA256 method "${digests}")
string(SUBSTRING "${method}" 0 16 method)
file(CONFIGURE OUTPUT "${OUTPUT}" @ONLY CONTENT
[[#include "@HEADER@"

namespace palimpsest::archive {

std::string @FUNCTION@() { return "@method@"; }

}  // namespace palimpsest::archive
]])
file(TOUCH "${OUTPUT}")
