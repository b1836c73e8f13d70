# The compiler's JavaScript (runtime/compiler/) as Duktape bytecode: npm packages from the lock file, bundled and
# lowered by build.mjs, compiled by sluice_bytecode_tool. Nothing of it runs unless one of its inputs has changed.
find_program(NODE node REQUIRED)
find_program(NPM npm REQUIRED)

# sluice_compiler_bundle(folder bytecode version): rules that make the two files from the sources in `folder`.
function(sluice_compiler_bundle folder bytecode version)
  set(work ${CMAKE_CURRENT_BINARY_DIR}/compiler)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.js ${folder}/*.mjs ${folder}/shims/*.js)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE sources)

  add_custom_command(
    OUTPUT ${work}/packages.stamp
    COMMAND ${CMAKE_COMMAND} -E make_directory ${work}
    COMMAND ${CMAKE_COMMAND} -E copy ${folder}/package.json ${folder}/package-lock.json ${work}
    COMMAND ${CMAKE_COMMAND} -E chdir ${work} ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${work}/packages.stamp
    DEPENDS ${folder}/package.json ${folder}/package-lock.json
    COMMENT "Fetching the compiler's npm packages" VERBATIM)

  # Bundled beside node_modules, so that the sources' folder stays as it is.
  list(FILTER files EXCLUDE REGEX "^shims/")
  list(TRANSFORM files PREPEND ${folder}/)
  add_custom_command(
    OUTPUT ${work}/bundle.js ${version}
    COMMAND ${CMAKE_COMMAND} -E copy ${files} ${work}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${folder}/shims ${work}/shims
    COMMAND ${CMAKE_COMMAND} -E chdir ${work} ${NODE} build.mjs ${work}/bundle.js ${version}
    DEPENDS ${work}/packages.stamp ${sources}
    COMMENT "Bundling the compiler" VERBATIM)
  add_custom_command(
    OUTPUT ${bytecode}
    COMMAND sluice_bytecode_tool sluice:compiler ${work}/bundle.js ${bytecode}
    DEPENDS sluice_bytecode_tool ${work}/bundle.js
    COMMENT "Compiling the compiler to bytecode" VERBATIM)
endfunction()
