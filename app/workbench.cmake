# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop program. It links no engine; those are modules.
find_package(Qt6 6.4 REQUIRED COMPONENTS Network)
aisemble_layer(workbench
  SOURCES bench_http_client.cpp kept_runs.cpp keyring.cpp workbench_assembly.cpp workbench_services.cpp workbench_store.cpp
          window_instance.cpp
  PUBLIC aisemble::composition aisemble::ui Qt6::Network
  PRIVATE aisemble::batch aisemble::bench aisemble::remote aisemble::wire nlohmann_json::nlohmann_json)
add_executable(aisemble-workbench display_probe.cpp standard_streams.cpp start_measure.cpp workbench_main.cpp workbench_termination.cpp)
aisemble_unity(aisemble-workbench)
# Without it keys are held for a run, or come from the environment.
find_package(Qt6Keychain QUIET)
if(TARGET Qt6Keychain::Qt6Keychain)
  target_link_libraries(aisemble_workbench PRIVATE Qt6Keychain::Qt6Keychain)
  target_compile_definitions(aisemble_workbench PRIVATE AISEMBLE_WITH_KEYRING=1)
else()
  message(STATUS "qtkeychain-qt6-dev was not found: keys of services are not kept in the desktop's keyring")
  target_compile_definitions(aisemble_workbench PRIVATE AISEMBLE_WITH_KEYRING=0)
endif()
target_compile_definitions(aisemble-workbench PRIVATE AISEMBLE_VERSION="${PROJECT_VERSION}")
target_link_libraries(aisemble-workbench PRIVATE aisemble::flags aisemble::workbench CLI11::CLI11 nlohmann_json::nlohmann_json)
add_dependencies(aisemble-workbench aisemble_resources)
install(TARGETS aisemble-workbench)
if(TARGET aisemble_engine_llm)
  add_dependencies(aisemble-workbench aisemble_engine_llm)
endif()
