# cmake -D BUILD=... -D FOLDER=... -D FLAGS=... -D GENERATOR=... -P run.cmake
#
# Installs the build into a new prefix, builds a program against nothing but that prefix, and runs it.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${FOLDER}")
set(prefix "${FOLDER}/prefix")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")

foreach(file IN ITEMS bin/palimpsest libexec/palimpsest/palimpsest-worker)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()

run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/consumer" -B "${FOLDER}/consumer" -G "${GENERATOR}"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${FOLDER}/consumer")
run("${FOLDER}/consumer/consumer" "${FOLDER}")
if(NOT output MATCHES "^ba7816bf8f01cfea414140de5dae2223")
  message(FATAL_ERROR "The program that uses the installed library printed: ${output}")
endif()

run("${CMAKE_COMMAND}" -E env "${prefix}/bin/palimpsest" --help)
file(REMOVE_RECURSE "${FOLDER}")
