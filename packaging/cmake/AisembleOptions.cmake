# SPDX-License-Identifier: Apache-2.0
# Switches of the build, and the one place where compiler flags are set.
include(CTest)
include(GNUInstallDirs)

option(AISEMBLE_WITH_QT "Build what needs Qt: orchestrator, command, window" ON)
option(AISEMBLE_BUILD_DESKTOP "Build the window (needs AISEMBLE_WITH_QT)" ${AISEMBLE_WITH_QT})
option(AISEMBLE_WERROR "Treat warnings as errors" OFF)
option(AISEMBLE_UNITY "Compile several files of a target as one: quicker from nothing, slower after a change" OFF)
option(AISEMBLE_FUZZ "Build the fuzz targets (clang only)" OFF)
set(AISEMBLE_WITH_TORCH AUTO CACHE STRING "Language engine on libtorch: AUTO, ON or OFF")
set(AISEMBLE_SANITIZER "" CACHE STRING "Empty, 'address,undefined' or 'thread'")
set_property(CACHE AISEMBLE_WITH_TORCH PROPERTY STRINGS AUTO ON OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON) # static layers are linked into engine modules
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_PCH_WARN_INVALID OFF) # where flags differ (libtorch), a target just does without the common one
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
# The build tree has the layout of the installed tree, so that programs find modules and
# resources by the same relative paths in both.
set(AISEMBLE_MODULE_SUBDIR lib/aisemble/engines)
set(AISEMBLE_DATA_SUBDIR share/aisemble-workbench)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # ccache caches users of precompiled headers only with these allowances.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)

add_library(aisemble_flags INTERFACE)
add_library(aisemble::flags ALIAS aisemble_flags)
target_compile_options(aisemble_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align=strict
  $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
  # GCC 12 says this of moved-from std::variant and std::optional; clang and the sanitizers find the real ones.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  # And these of a character plus a string (gcc.gnu.org/PR105329): there they stay warnings.
  $<$<AND:$<BOOL:${AISEMBLE_WERROR}>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-error=stringop-overflow>
  $<$<AND:$<BOOL:${AISEMBLE_WERROR}>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-error=restrict>
  $<$<AND:$<BOOL:${AISEMBLE_WERROR}>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-error=array-bounds>
  # Of files compiled together: one's unnamed namespace is another's surroundings.
  $<$<BOOL:${AISEMBLE_UNITY}>:-Wno-subobject-linkage>
  $<$<BOOL:${AISEMBLE_UNITY}>:-Wno-shadow>
  $<$<BOOL:${AISEMBLE_WERROR}>:-Werror>)
target_compile_definitions(aisemble_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MOLD_PROGRAM)
  target_link_options(aisemble_flags INTERFACE -fuse-ld=mold)
endif()
if(AISEMBLE_SANITIZER)
  target_compile_options(aisemble_flags INTERFACE -fsanitize=${AISEMBLE_SANITIZER} -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=all)
  if(AISEMBLE_SANITIZER MATCHES undefined)
    # Each of these is checked at every access that the address sanitizer checks as well: a quarter of the compile time.
    target_compile_options(aisemble_flags INTERFACE -fno-sanitize=null,object-size,vptr)
  endif()
  target_link_options(aisemble_flags INTERFACE -fsanitize=${AISEMBLE_SANITIZER})
endif()

find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(PkgConfig REQUIRED)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(HIREDIS REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(TESSERACT REQUIRED IMPORTED_TARGET tesseract lept)
find_package(CURL REQUIRED)
find_package(Boost 1.74 REQUIRED) # headers only: Beast and Asio
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
find_package(OpenCVModules REQUIRED COMPONENTS core imgproc imgcodecs objdetect photo)
find_package(Cld2 REQUIRED)
find_package(Mecab REQUIRED)
find_package(Stemmer REQUIRED)

if(AISEMBLE_WITH_QT)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent)
  find_package(spdlog REQUIRED)
  find_package(CLI11 REQUIRED)
endif()
if(AISEMBLE_BUILD_DESKTOP)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Charts Svg LinguistTools)
endif()
if(BUILD_TESTING AND AISEMBLE_WITH_QT)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Network Test)
endif()

set(AISEMBLE_TORCH_REASON "switched off")
if(NOT AISEMBLE_WITH_TORCH STREQUAL "OFF")
  find_package(Torch QUIET)
  if(Torch_FOUND)
    set(AISEMBLE_TORCH_REASON "libtorch ${Torch_VERSION}")
  else()
    set(AISEMBLE_TORCH_REASON "libtorch not found; add -DCMAKE_PREFIX_PATH=<libtorch>")
    if(AISEMBLE_WITH_TORCH STREQUAL "ON")
      message(FATAL_ERROR "Language engine: ${AISEMBLE_TORCH_REASON}")
    endif()
  endif()
endif()
