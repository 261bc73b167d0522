# One module = one folder of core/ = one namespace = one target palimpsest::<name>.
#
#   palimpsest_module(redact SOURCES find.cpp DEPENDS model FOREIGN Leptonica::leptonica)
#
# DEPENDS names modules that the public headers use; FOREIGN names libraries that stay inside the module;
# PRIVATE_HEADERS names headers that include one of those, so they are not installed.
function(palimpsest_module name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;DEPENDS;FOREIGN;PRIVATE_HEADERS")
  add_library(palimpsest_${name} STATIC ${ARG_SOURCES})
  add_library(palimpsest::${name} ALIAS palimpsest_${name})
  set_target_properties(palimpsest_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(palimpsest_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/core>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/palimpsest>)
  foreach(module IN LISTS ARG_DEPENDS)
    target_link_libraries(palimpsest_${name} PUBLIC palimpsest::${module})
  endforeach()
  target_link_libraries(palimpsest_${name} PRIVATE $<BUILD_INTERFACE:palimpsest_flags> ${ARG_FOREIGN})
  palimpsest_unite(palimpsest_${name})
  set_property(GLOBAL APPEND PROPERTY PALIMPSEST_MODULES palimpsest_${name})

  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
  if(name STREQUAL folder)  # not a second library of the folder
    palimpsest_install_headers("${folder}" ${ARG_PRIVATE_HEADERS})
  endif()
endfunction()

# For a target whose files include headers of qpdf 11. The headers do not offer their old pointer type then, nor warn
# about it. The target is not seen by clang-tidy: with GCC 12's library clang 14 and 16 refuse qpdf/JSON.hh as C++20,
# whose classes hold vectors of a class that is not finished.
function(palimpsest_includes_qpdf target)
  target_compile_definitions(${target} PRIVATE POINTERHOLDER_TRANSITION=4)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "")
endfunction()

# Installs the headers of a module's folder but those that are named.
function(palimpsest_install_headers folder)
  set(without "")
  foreach(header IN LISTS ARGN)
    list(APPEND without PATTERN "${header}" EXCLUDE)
  endforeach()
  install(DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/palimpsest/${folder}"
    FILES_MATCHING PATTERN "*.hpp" ${without})
endfunction()
