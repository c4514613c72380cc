# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop program. It links no engine; those are modules.
add_executable(aisemble-workbench workbench_main.cpp workbench_store.cpp workbench_termination.cpp)
target_compile_definitions(aisemble-workbench PRIVATE AISEMBLE_VERSION="${PROJECT_VERSION}")
target_link_libraries(aisemble-workbench PRIVATE aisemble::flags aisemble::composition aisemble::ui aisemble::wire
                                                 CLI11::CLI11 nlohmann_json::nlohmann_json)
add_dependencies(aisemble-workbench aisemble_resources)
install(TARGETS aisemble-workbench)
if(TARGET aisemble_engine_llm)
  add_dependencies(aisemble-workbench aisemble_engine_llm)
endif()
