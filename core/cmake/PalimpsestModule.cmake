# One module = one folder of core/ = one namespace = one target palimpsest::<name>.
#
#   palimpsest_module(redact SOURCES find.cpp DEPENDS model FOREIGN Leptonica::leptonica)
#
# DEPENDS names modules that the public headers use; FOREIGN names libraries that stay inside the module.
function(palimpsest_module name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;DEPENDS;FOREIGN")
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
  set_property(GLOBAL APPEND PROPERTY PALIMPSEST_MODULES palimpsest_${name})
endfunction()
