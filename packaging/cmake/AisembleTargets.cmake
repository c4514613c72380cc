# SPDX-License-Identifier: Apache-2.0
# The only ways to declare a layer, an engine module and a test in this project.

# Headers of the standard library that nearly every file of the core includes, compiled once for all layers. A file
# still includes what it uses; where a target's flags differ (libtorch), the compiler leaves the precompiled form aside.
set(aisemble_standard_headers
  <algorithm> <array> <chrono> <cmath> <condition_variable> <filesystem> <functional> <map> <memory> <mutex> <optional>
  <span> <stop_token> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)

# For what is compiled often and runs briefly: tests and the command's argument parsing. Full optimisation would take a
# third more of the build's time there and save nobody any.
add_library(aisemble_quick_to_build INTERFACE)
target_compile_options(aisemble_quick_to_build INTERFACE $<$<CONFIG:Release>:-O1>)

add_library(aisemble_pch OBJECT ${CMAKE_CURRENT_LIST_DIR}/pch.cpp)
target_link_libraries(aisemble_pch PRIVATE aisemble_flags tl::expected)
target_precompile_headers(aisemble_pch PRIVATE ${aisemble_standard_headers})
# A precompiled header serves only where macros are the same, and Qt defines each test's folder and each Qt library that
# it uses. Tests find their files by AISEMBLE_FIXTURES, and no header that they share asks for the library macros.
add_library(aisemble_same_macros INTERFACE)
target_compile_options(aisemble_same_macros INTERFACE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR
                       -UQT_NETWORK_LIB -UQT_CONCURRENT_LIB -UQT_CHARTS_LIB -UQT_SVG_LIB)

if(BUILD_TESTING AND AISEMBLE_WITH_QT)
  add_library(aisemble_test_pch OBJECT ${CMAKE_CURRENT_LIST_DIR}/pch.cpp)
  target_link_libraries(aisemble_test_pch PRIVATE aisemble_flags aisemble_quick_to_build aisemble_same_macros tl::expected Qt6::Test Qt6::Core)
  target_precompile_headers(aisemble_test_pch PRIVATE ${aisemble_standard_headers} <QtCore> <QTest>)
endif()
if(BUILD_TESTING AND AISEMBLE_BUILD_DESKTOP)
  add_library(aisemble_ui_test_pch OBJECT ${CMAKE_CURRENT_LIST_DIR}/pch.cpp)
  target_link_libraries(aisemble_ui_test_pch PRIVATE aisemble_flags aisemble_quick_to_build aisemble_same_macros
                        tl::expected Qt6::Test Qt6::Widgets)
  target_precompile_headers(aisemble_ui_test_pch PRIVATE ${aisemble_standard_headers} <QtWidgets> <QTest>)
endif()

# aisemble_unity(TARGET)
#   Several files compiled as one, where a build is made once and from nothing: a third of the time. So names in unnamed
#   namespaces are unique in their target.
function(aisemble_unity target)
  if(AISEMBLE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# aisemble_layer(NAME SOURCES ... [PUBLIC targets...] [PRIVATE targets...] [OWN_PCH])
#   static library aisemble_NAME, alias aisemble::NAME, include root = source root.
#   Public headers are included as "core/…" or "ui/…"; heavy libraries belong to PRIVATE.
#   OWN_PCH: the target declares precompiled headers itself.
function(aisemble_layer name)
  cmake_parse_arguments(ARG "OWN_PCH" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(aisemble_${name} STATIC ${ARG_SOURCES})
    target_include_directories(aisemble_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(aisemble_${name} PUBLIC ${ARG_PUBLIC} PRIVATE aisemble::flags ${ARG_PRIVATE})
    aisemble_unity(aisemble_${name})
    if(NOT ARG_OWN_PCH)
      target_precompile_headers(aisemble_${name} REUSE_FROM aisemble_pch)
    endif()
  else()
    add_library(aisemble_${name} INTERFACE)
    target_include_directories(aisemble_${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(aisemble_${name} INTERFACE ${ARG_PUBLIC})
  endif()
  add_library(aisemble::${name} ALIAS aisemble_${name})
endfunction()

# aisemble_engine_module(NAME SOURCES ... PRIVATE ...)
#   a shared module aisemble_NAME.so in the engines folder, loaded with dlopen at first use.
function(aisemble_engine_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PRIVATE" ${ARGN})
  add_library(aisemble_engine_${name} MODULE ${ARG_SOURCES})
  target_link_libraries(aisemble_engine_${name} PRIVATE aisemble::flags ${ARG_PRIVATE})
  set_target_properties(aisemble_engine_${name} PROPERTIES
    PREFIX "" OUTPUT_NAME aisemble_${name}
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${AISEMBLE_MODULE_SUBDIR})
  install(TARGETS aisemble_engine_${name} LIBRARY DESTINATION ${AISEMBLE_MODULE_SUBDIR})
endfunction()

# aisemble_test(tst_name LINKS targets... [LABELS unit|ui|model|slow|live ...] [SOURCES extra...] [DEPENDS targets...] [ALONE])
#   one Qt Test executable from tst_name.cpp; guiless unless labelled ui.
#   ALONE: measures time, so no other test runs meanwhile.
#   AISEMBLE_FIXTURES is the absolute folder tests/fixtures.
function(aisemble_test name)
  cmake_parse_arguments(ARG "ALONE" "TIMEOUT" "LINKS;LABELS;SOURCES;DEPENDS" ${ARGN})
  if(NOT AISEMBLE_WITH_QT)
    return()
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  # Only this one file has a Q_OBJECT. AUTOMOC would add to each test a target that looks for more and a second file that
  # is compiled for nothing: a fifth of the time of the whole build.
  qt6_generate_moc(${name}.cpp ${name}.moc)
  add_executable(${name} ${name}.cpp ${ARG_SOURCES} ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
  if("ui" IN_LIST ARG_LABELS)
    target_precompile_headers(${name} REUSE_FROM aisemble_ui_test_pch)
  else()
    target_precompile_headers(${name} REUSE_FROM aisemble_test_pch)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE aisemble::flags aisemble_quick_to_build aisemble_same_macros Qt6::Test ${ARG_LINKS})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR})
  target_compile_definitions(${name} PRIVATE
    AISEMBLE_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" AISEMBLE_BUILD_DIR="${PROJECT_BINARY_DIR}"
    AISEMBLE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  # What the continuous integration runs under a sanitizer: readers of outside data under address, what shares data
  # between threads under thread; routes, which do neither themselves, are left out for its time. Either way all tests
  # can be run under both.
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests OUTPUT_VARIABLE folder)
  if(folder MATCHES "^core/(encoding|wire|settings|models|llm|nlp|tabular|api/validation)")
    list(APPEND ARG_LABELS address)
  elseif(folder MATCHES "^core/(base|batch|engine|orchestrator|remote|api/http|api/jobs|api$)")
    list(APPEND ARG_LABELS thread)
  endif()
  foreach(sanitizer address thread)
    if(sanitizer IN_LIST ARG_LABELS)
      if(NOT TARGET tests_${sanitizer})
        add_custom_target(tests_${sanitizer})
      endif()
      add_dependencies(tests_${sanitizer} ${name})
    endif()
  endforeach()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} RUN_SERIAL ${ARG_ALONE}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp:halt_on_error=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp;ASAN_OPTIONS=detect_odr_violation=0")
endfunction()

# aisemble_fuzz(fuzz_name LINKS ...): a libFuzzer target from fuzz_name.cpp when AISEMBLE_FUZZ is on.
function(aisemble_fuzz name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  if(AISEMBLE_FUZZ)
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE aisemble::flags ${ARG_LINKS} -fsanitize=fuzzer,address,undefined)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
  endif()
endfunction()
