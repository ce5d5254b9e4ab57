# SPDX-License-Identifier: GPL-3.0-or-later
# Every target of the project gets its compiler settings here, so that no layer is built by other rules.

function(tagloom_compiler_settings target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(TAGLOOM_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(TAGLOOM_ASAN)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
  target_compile_definitions(${target} PRIVATE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()

# tagloom_layer(<name> SOURCES <file>... LINK <target>... [PRECOMPILE <header>...])
# One layer: a folder of src/, a namespace, a static library with the alias Tagloom::<name>.
# LINK is the law of the architecture: a layer can include only what it links.
function(tagloom_layer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;PRECOMPILE" ${ARGN})
  add_library(tagloom_${name} STATIC ${arg_SOURCES})
  add_library(Tagloom::${name} ALIAS tagloom_${name})
  target_include_directories(tagloom_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(tagloom_${name} PUBLIC ${arg_LINK})
  tagloom_compiler_settings(tagloom_${name})
  if(TAGLOOM_PCH AND arg_PRECOMPILE)
    target_precompile_headers(tagloom_${name} PRIVATE ${arg_PRECOMPILE})
  endif()
endfunction()

# tagloom_test(<name> LINK <target>... [SOURCES <file>...] [PLATFORM <qpa>] [LABELS <label>...])
# One Qt Test program for one class: <name>_test.cpp beside the CMakeLists that calls it.
function(tagloom_test name)
  cmake_parse_arguments(arg "" "PLATFORM" "LINK;SOURCES;LABELS" ${ARGN})
  if(NOT arg_PLATFORM)
    set(arg_PLATFORM offscreen)
  endif()
  add_executable(${name}_test ${name}_test.cpp ${arg_SOURCES})
  target_link_libraries(${name}_test PRIVATE ${arg_LINK} Tagloom::test_support Qt6::Test)
  target_compile_definitions(${name}_test PRIVATE
    TAGLOOM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" TAGLOOM_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    TAGLOOM_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name}_test PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  tagloom_compiler_settings(${name}_test)
  add_test(NAME ${name} COMMAND ${name}_test)
  set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=${arg_PLATFORM};LC_ALL=C.UTF-8;QT_STYLE_OVERRIDE=Fusion")
endfunction()
