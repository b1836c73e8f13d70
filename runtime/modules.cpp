#include "runtime/modules.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

// Properties of ours that no script can name.
constexpr char set_key[] =
    "\xFF"
    "modules";
constexpr char program_key[] =
    "\xFF"
    "program";
constexpr char file_key[] =
    "\xFF"
    "file";
/// In the stash: by "package/number of a file" the module objects that are loaded or being loaded.
constexpr char loaded_key[] =
    "\xFF"
    "loadedModules";
/// Of an error that says where it happened.
constexpr char noted_key[] =
    "\xFF"
    "noted";
/// In the stash: what packages find under `global`.
constexpr char scope_key[] =
    "\xFF"
    "moduleScope";

/// [ … ] → [ … Function ]: the constructor that only throws, as `instanceof` and `Function.prototype` know
/// it.
void push_function_constructor(duk_context* ctx) {
  duk_push_c_function(
      ctx, [](duk_context*) -> duk_ret_t { return 0; }, 0);
  duk_get_prop_literal(ctx, -1, "constructor");
  duk_remove(ctx, -2);
}

/// [ … ] → [ … global ]: the global object as packages know it, and may write to: it has names of browsers
/// and Node by which packages look for it.
void push_scope(duk_context* ctx) {
  push_stashed(ctx, scope_key);
  if (duk_is_object(ctx, -1)) return;
  duk_pop(ctx);
  duk_push_object(ctx);
  duk_push_global_object(ctx);
  duk_set_prototype(ctx, -2);
  for (const char* name : {"global", "self", "globalThis"}) {
    duk_push_string(ctx, name);
    duk_dup(ctx, -2);
    duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_SET_CONFIGURABLE);
  }
  duk_push_literal(ctx, "Function");
  push_function_constructor(ctx);
  duk_def_prop(ctx, -3, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_SET_CONFIGURABLE);
  duk_dup(ctx, -1);
  stash(ctx, scope_key);
}

/// [ … ] → [ … process ]: packages ask it whether they are being developed.
void push_process(duk_context* ctx) {
  duk_push_object(ctx);
  duk_push_object(ctx);
  duk_push_literal(ctx, "production");
  duk_put_prop_literal(ctx, -2, "NODE_ENV");
  duk_put_prop_literal(ctx, -2, "env");
}

void push_file(duk_context* ctx, const module_program& program, int number);

/// require(specifier) of a package's file.
duk_ret_t package_require(duk_context* ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1, program_key);
  duk_get_prop_literal(ctx, -2, file_key);
  const auto& program = *static_cast<const module_program*>(duk_get_pointer(ctx, -2));
  const auto& file = program.files[static_cast<std::size_t>(duk_get_int(ctx, -1))];
  const auto answers =
      duk_is_string(ctx, 0) ? file.requires_files.find(string_at(ctx, 0)) : file.requires_files.end();
  if (answers == file.requires_files.end())
    return duk_error(ctx, DUK_ERR_ERROR, "cannot find module %s, which %s asks for",
                     sluice_duktape_push_readable(ctx, 0), file.path.c_str());
  if (answers->second < 0)
    duk_push_object(ctx);
  else
    push_file(ctx, program, answers->second);
  return 1;
}

/// [ … ] → [ … require ] of that file.
void push_package_require(duk_context* ctx, const module_program& program, int number) {
  duk_push_c_function(ctx, package_require, 1);
  duk_push_pointer(ctx, const_cast<module_program*>(&program));
  duk_put_prop_literal(ctx, -2, program_key);
  duk_push_int(ctx, number);
  duk_put_prop_literal(ctx, -2, file_key);
}

/// [ … module ] → [ … module ]: runs the file. What it has made of `module.exports` is its result.
void run_file(duk_context* ctx, const module_program& program, int number) {
  const std::string& code = program.files[static_cast<std::size_t>(number)].bytecode;
  const duk_idx_t module = duk_get_top_index(ctx);
  duk_push_external_buffer(ctx);
  duk_config_buffer(ctx, -1, const_cast<char*>(code.data()), code.size());
  duk_load_function(ctx);
  duk_call(ctx, 0);
  duk_get_prop_literal(ctx, module, "exports");  // `this` of CommonJS
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, module, "exports");
  push_package_require(ctx, program, number);
  duk_dup(ctx, module);
  push_scope(ctx);
  duk_dup(ctx, -1);
  push_function_constructor(ctx);
  push_process(ctx);
  duk_call_method(ctx, 8);
  duk_pop(ctx);
}

/// run_file() for duk_safe_call.
struct file_run {
  const module_program* program;
  int number;
};
duk_ret_t try_run_file(duk_context* ctx, void* udata) {
  const auto& run = *static_cast<const file_run*>(udata);
  run_file(ctx, *run.program, run.number);
  return 0;
}

/// Within duk_safe_call: [ … error ] → [ … ]; `udata` is the path.
duk_ret_t add_place(duk_context* ctx, void* udata) {
  if (duk_get_prop_literal(ctx, -1, noted_key)) return 0;
  duk_get_prop_literal(ctx, -2, "message");
  duk_push_sprintf(ctx, "%s (while %s was loaded)", duk_safe_to_string(ctx, -1),
                   static_cast<const char*>(udata));
  duk_put_prop_literal(ctx, -4, "message");
  duk_pop_2(ctx);
  duk_push_true(ctx);
  duk_put_prop_literal(ctx, -2, noted_key);
  return 0;
}

/// [ … error ] → [ … error ]: an error of a package's own says in which file it happened, unless it is
/// frozen.
void note_loading(duk_context* ctx, const std::string& path) {
  if (!duk_is_error(ctx, -1) || vm::of(ctx).struck() != limit_kind::none) return;
  duk_dup(ctx, -1);
  (void)duk_safe_call(ctx, add_place, const_cast<char*>(path.c_str()), 1, 1);
  duk_pop(ctx);
}

/// [ … ] → [ … exports ]: of a file, which runs the first time it is asked for. One whose run failed is run
/// anew, as Node has it.
void push_file(duk_context* ctx, const module_program& program, int number) {
  duk_require_stack(ctx, 20);
  const std::string key = fmt::format("{}/{}", program.name, number);
  push_stashed_object(ctx, loaded_key);
  if (!duk_get_prop_lstring(ctx, -1, key.data(), key.size())) {
    duk_pop(ctx);
    duk_push_object(ctx);
    duk_push_object(ctx);
    duk_put_prop_literal(ctx, -2, "exports");
    duk_dup(ctx, -1);
    duk_put_prop_lstring(ctx, -3, key.data(), key.size());
    file_run run{&program, number};
    duk_dup(ctx, -1);
    if (duk_safe_call(ctx, try_run_file, &run, 1, 1) != DUK_EXEC_SUCCESS) {
      duk_del_prop_lstring(ctx, -3, key.data(), key.size());
      note_loading(ctx, program.files[static_cast<std::size_t>(number)].path);
      (void)duk_throw(ctx);
    }
    duk_pop(ctx);
  }
  duk_get_prop_literal(ctx, -1, "exports");
  duk_replace(ctx, -3);
  duk_pop(ctx);
}

/// Whether the object on top of the stack has a property of that name that is not every object's.
bool exports_name(duk_context* ctx, std::string_view name) {
  duk_push_lstring(ctx, name.data(), name.size());
  if (!duk_has_prop(ctx, -2)) return false;
  duk_push_lstring(ctx, name.data(), name.size());
  duk_get_prop_desc(ctx, -2, 0);
  const bool own = !duk_is_undefined(ctx, -1);
  duk_pop(ctx);
  if (own) return true;
  duk_get_global_literal(ctx, "Object");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_lstring(ctx, name.data(), name.size());
  const bool of_all = duk_has_prop(ctx, -2);
  duk_pop_2(ctx);
  return !of_all;
}

/// [ … exports ] → [ … exports value ] of one of the names that a script imports.
void push_export(duk_context* ctx, std::string_view specifier, std::string_view name) {
  const bool object = duk_is_object(ctx, -1);
  bool is_module = false;
  if (object) {
    duk_get_prop_literal(ctx, -1, "__esModule");
    is_module = duk_to_boolean(ctx, -1);
    duk_pop(ctx);
  }
  if (name == "*" || (name == "default" && !is_module)) return duk_dup(ctx, -1);
  if (object && exports_name(ctx, name)) {
    duk_get_prop_lstring(ctx, -1, name.data(), name.size());
    return;
  }
  if (name == "default")
    (void)duk_error(ctx, DUK_ERR_SYNTAX_ERROR,
                    "\"%.*s\" has no default export: write import { name }, or import * as name",
                    static_cast<int>(specifier.size()), specifier.data());
  (void)duk_error(ctx, DUK_ERR_SYNTAX_ERROR, "\"%.*s\" exports no %.*s", static_cast<int>(specifier.size()),
                  specifier.data(), static_cast<int>(std::min<std::size_t>(name.size(), 200)), name.data());
}

/// require(name, wanted) of a script.
duk_ret_t script_require(duk_context* ctx) {
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1, set_key);
  const auto* const modules = static_cast<const module_set*>(duk_get_pointer(ctx, -1));
  const std::string specifier{duk_is_string(ctx, 0) ? string_at(ctx, 0) : std::string_view{}};
  const module_program* const program = modules ? modules->find(specifier) : nullptr;
  if (!program)
    return duk_error(ctx, DUK_ERR_ERROR, "cannot find module %s: the settings do not allow it",
                     sluice_duktape_push_readable(ctx, 0));
  push_file(ctx, *program, program->exports.find(specifier)->second);
  if (!duk_is_array(ctx, 1)) return 1;
  const duk_idx_t exports = duk_get_top_index(ctx);
  const duk_idx_t list = duk_push_array(ctx);
  for (duk_uarridx_t i = 0; i < duk_get_length(ctx, 1); ++i) {
    duk_get_prop_index(ctx, 1, i);
    duk_dup(ctx, exports);
    push_export(ctx, specifier, string_at(ctx, -2));
    duk_put_prop_index(ctx, list, i);
    duk_set_top(ctx, list + 1);
  }
  return 1;
}

}  // namespace

void push_require(duk_context* ctx, const module_set* modules) {
  duk_push_c_function(ctx, script_require, 2);
  duk_push_pointer(ctx, const_cast<module_set*>(modules));
  duk_put_prop_literal(ctx, -2, set_key);
}

}  // namespace sluice
