# SPDX-License-Identifier: Apache-2.0
# Says at configure time what will be built, and why not.
message(STATUS "Aisemble Workbench ${PROJECT_VERSION}")
message(STATUS "  command and orchestrator: ${AISEMBLE_WITH_QT}")
message(STATUS "  window:                   ${AISEMBLE_BUILD_DESKTOP}")
message(STATUS "  language engine:          ${AISEMBLE_TORCH_REASON}")
message(STATUS "  tests:                    ${BUILD_TESTING}")
message(STATUS "  sanitizers:               ${AISEMBLE_SANITIZER}")
