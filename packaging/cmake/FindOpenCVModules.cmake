# SPDX-License-Identifier: Apache-2.0
# The OpenCV modules that are asked for, each as OpenCVModules::NAME. Debian's OpenCVConfig.cmake comes with a package that
# pulls in every module and their 200 dependencies; the -dev packages of single modules bring headers and libraries only.
find_path(OpenCVModules_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
set(opencv_required OpenCVModules_INCLUDE_DIR)
foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
  find_library(OpenCVModules_${module}_LIBRARY opencv_${module})
  list(APPEND opencv_required OpenCVModules_${module}_LIBRARY)
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVModules REQUIRED_VARS ${opencv_required})
if(OpenCVModules_FOUND)
  foreach(module IN LISTS OpenCVModules_FIND_COMPONENTS)
    if(NOT TARGET OpenCVModules::${module})
      add_library(OpenCVModules::${module} UNKNOWN IMPORTED)
      set_target_properties(OpenCVModules::${module} PROPERTIES
        IMPORTED_LOCATION ${OpenCVModules_${module}_LIBRARY}
        INTERFACE_INCLUDE_DIRECTORIES ${OpenCVModules_INCLUDE_DIR})
    endif()
  endforeach()
endif()
mark_as_advanced(${opencv_required})
