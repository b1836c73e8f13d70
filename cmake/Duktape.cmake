# Duktape 2.7.0 from the source that Debian's duktape-dev ships, with the sandbox's hooks switched on.
#
# Debian's own library lacks the execution-timeout hook; Duktape's configure.py wants Python 2. So the
# source is copied into the build folder and duk_config.h edited. Each edit names the line it replaces
# and fails the configuration when that line is gone. Compiled as C++: JavaScript errors are C++
# exceptions there, so destructors run. The edited hooks are implemented in runtime/duktape_hooks.cpp.
find_path(DUKTAPE_SOURCE_DIR NAMES duktape.c PATHS /usr/share/duktape NO_DEFAULT_PATH REQUIRED)
set(DUKTAPE_DIR ${CMAKE_BINARY_DIR}/duktape)

function(duktape_edit text anchor replacement)
  string(FIND "${${text}}" "${anchor}" position)
  if(position EQUAL -1)
    message(FATAL_ERROR "Duktape's source has changed: `${anchor}` is gone; adapt cmake/Duktape.cmake")
  endif()
  string(REPLACE "${anchor}" "${replacement}" edited "${${text}}")
  set(${text} "${edited}" PARENT_SCOPE)
endfunction()

file(READ ${DUKTAPE_SOURCE_DIR}/duk_config.h config)
duktape_edit(config "#undef DUK_USE_CPP_EXCEPTIONS" "#define DUK_USE_CPP_EXCEPTIONS")
duktape_edit(config "#undef DUK_USE_INTERRUPT_COUNTER" "#define DUK_USE_INTERRUPT_COUNTER")
duktape_edit(config "#undef DUK_USE_EXEC_TIMEOUT_CHECK"
             "extern duk_bool_t sluice_duktape_must_stop(void *udata, struct duk_hthread *thread);\nextern duk_bool_t sluice_duktape_time_is_over(void *udata);\nextern void sluice_duktape_thrown(void *udata, struct duk_hthread *thread);\ntypedef struct { unsigned long long first, second; } sluice_hash_secret;\nextern sluice_hash_secret sluice_duktape_hash_secret(void);\n#define DUK_USE_EXEC_TIMEOUT_CHECK(udata) sluice_duktape_must_stop(udata, thr)")
# A stack goes on with who resumed the coroutine: an async function takes seven entries.
duktape_edit(config "#define DUK_USE_TRACEBACK_DEPTH 10" "#define DUK_USE_TRACEBACK_DEPTH 50")
# A tail call would leave the caller out of stacks.
duktape_edit(config "#define DUK_USE_TAILCALL" "#undef DUK_USE_TAILCALL")
# Time comes from the heap's owner, so that a run can be replayed; local time is UTC on every machine.
duktape_edit(config "#define DUK_USE_DATE_GET_NOW(ctx)            duk_bi_date_get_now_gettimeofday()"
             "extern double sluice_duktape_now(struct duk_hthread *thread);\n#define DUK_USE_DATE_GET_NOW(ctx) sluice_duktape_now(ctx)")
duktape_edit(config "duk_bi_date_get_local_tzoffset_gmtime((d))" "((void) (d), 0)")
# String.fromCharCode(0x1f600) makes one UTF-16 unit, as the language wants.
duktape_edit(config "#define DUK_USE_NONSTD_STRING_FROMCHARCODE_32BIT" "#undef DUK_USE_NONSTD_STRING_FROMCHARCODE_32BIT")
duktape_edit(config "#undef DUK_USE_NATIVE_STACK_CHECK"
             "extern duk_bool_t sluice_duktape_stack_low(void);\n#define DUK_USE_NATIVE_STACK_CHECK() sluice_duktape_stack_low()")
file(CONFIGURE OUTPUT ${DUKTAPE_DIR}/duk_config.h CONTENT "${config}" @ONLY)
file(COPY_FILE ${DUKTAPE_SOURCE_DIR}/duktape.h ${DUKTAPE_DIR}/duktape.h ONLY_IF_DIFFERENT)

# Changes to the source itself: cmake/duktape.patch says which and why.
find_program(PATCH patch REQUIRED)
execute_process(COMMAND ${PATCH} --silent --fuzz=0 -o ${DUKTAPE_DIR}/duktape.patched.c
                        ${DUKTAPE_SOURCE_DIR}/duktape.c ${CMAKE_CURRENT_LIST_DIR}/duktape.patch
                RESULT_VARIABLE patched)
if(NOT patched EQUAL 0)
  message(FATAL_ERROR "Duktape's source has changed: adapt cmake/duktape.patch")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/duktape.patch)
file(COPY_FILE ${DUKTAPE_DIR}/duktape.patched.c ${DUKTAPE_DIR}/duktape.cpp ONLY_IF_DIFFERENT)

add_library(duktape STATIC ${DUKTAPE_DIR}/duktape.cpp)
target_include_directories(duktape SYSTEM PUBLIC ${DUKTAPE_DIR} PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_options(duktape PRIVATE -w -O2)
if(SLUICE_SANITIZE)
  # Duktape converts doubles to integers unchecked, compares the result and then lets go of it where it does not fit.
  target_compile_options(duktape PRIVATE -fno-sanitize=float-cast-overflow)
endif()
