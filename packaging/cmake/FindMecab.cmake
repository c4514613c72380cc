# SPDX-License-Identifier: Apache-2.0
# MeCab, the Japanese morphological analyser, which brings neither a CMake nor a pkg-config file. Target Mecab::mecab.
find_path(Mecab_INCLUDE_DIR mecab.h)
find_library(Mecab_LIBRARY mecab)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Mecab REQUIRED_VARS Mecab_INCLUDE_DIR Mecab_LIBRARY)
if(Mecab_FOUND AND NOT TARGET Mecab::mecab)
  add_library(Mecab::mecab UNKNOWN IMPORTED)
  set_target_properties(Mecab::mecab PROPERTIES IMPORTED_LOCATION ${Mecab_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${Mecab_INCLUDE_DIR})
endif()
mark_as_advanced(Mecab_INCLUDE_DIR Mecab_LIBRARY)
