# What `cmake --install` gives a user of the library: static libraries, public headers (installed by
# each module), and a package that find_package(palimpsest) finds, with a target for every module.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/palimpsest")
get_property(modules GLOBAL PROPERTY PALIMPSEST_MODULES)
install(TARGETS ${modules} EXPORT palimpsest ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT palimpsest NAMESPACE palimpsest:: DESTINATION "${package_folder}"
  FILE palimpsest-targets.cmake)

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/palimpsest-config.cmake.in"
  "${PROJECT_BINARY_DIR}/palimpsest-config.cmake" INSTALL_DESTINATION "${package_folder}")
# Before 1.0 every minor version may break what the one before promised.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/palimpsest-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/palimpsest-config.cmake"
  "${PROJECT_BINARY_DIR}/palimpsest-config-version.cmake" DESTINATION "${package_folder}")
