# palimpsest_embed(OUTPUT variable NAMESPACE report::html FUNCTION asset FILES html/a.css ...)
#
# Compiles text files into the program: writes a source that defines
# std::string_view palimpsest::<NAMESPACE>::<FUNCTION>(std::string_view name), which returns the file
# of that name (without folder), and names the source in `variable`.
function(palimpsest_embed)
  cmake_parse_arguments(PARSE_ARGV 0 ARG "" "OUTPUT;NAMESPACE;FUNCTION" "FILES")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${ARG_FUNCTION}.cpp")
  add_custom_command(OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${ARG_FILES}" "-DOUTPUT=${source}"
            "-DNAMESPACE=palimpsest::${ARG_NAMESPACE}" "-DFUNCTION=${ARG_FUNCTION}"
            -P "${PROJECT_SOURCE_DIR}/core/cmake/embed_text.cmake"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    DEPENDS "${PROJECT_SOURCE_DIR}/core/cmake/embed_text.cmake" ${ARG_FILES}
    COMMENT "Embedding ${ARG_FILES}"
    VERBATIM)
  set(${ARG_OUTPUT} "${source}" PARENT_SCOPE)
endfunction()
