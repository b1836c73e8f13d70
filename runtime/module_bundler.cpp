#include "runtime/module_bundler.hpp"

#include "runtime/bundle_heap.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/compiler.hpp"
#include "runtime/compiler_bundle.hpp"
#include "runtime/define.hpp"
#include "runtime/stash.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice {
namespace {

constexpr char work_key[] = "work";  // in the heap's stash

/// One use of the compiler's heap.
struct bundling {
  const bundler_host* host = nullptr;
  std::size_t bytes_left = 0;
  std::string request;  ///< or a file's source
  std::string path;
  std::string answer;
  std::string problem;
};

bundling& work_of(duk_context* ctx) {
  push_stashed(ctx, work_key);
  auto* const work = static_cast<bundling*>(duk_get_pointer(ctx, -1));
  duk_pop(ctx);
  return *work;
}

/// readFile(path): its text, or undefined.
duk_ret_t read_file(duk_context* ctx) {
  bundling& work = work_of(ctx);
  auto text = work.host->read(to_utf8(string_at(ctx, 0)));
  if (!text) return 0;
  if (text->size() > work.bytes_left) {
    work.problem = fmt::format("the package and what it needs have more than {} MiB of source",
                               module_limits.source_bytes >> 20);
    (void)duk_generic_error(ctx, "too large");
  }
  work.bytes_left -= text->size();
  if (find_invalid_utf8(*text) != std::string_view::npos) {
    work.problem = fmt::format("{} is not UTF-8", to_utf8(string_at(ctx, 0)));
    (void)duk_generic_error(ctx, "not UTF-8");
  }
  push_utf8(ctx, *text);
  return 1;
}

/// parses(code): whether Duktape can read it.
duk_ret_t parses(duk_context* ctx) {
  const auto code = string_at(ctx, 0);
  duk_push_literal(ctx, "package");
  const bool good = duk_pcompile_lstring_filename(ctx, DUK_COMPILE_EVAL, code.data(), code.size()) == 0;
  duk_push_boolean(ctx, good);
  return 1;
}

/// compiling(file, done)
duk_ret_t compiling(duk_context* ctx) {
  const bundling& work = work_of(ctx);
  if (work.host->compiling) work.host->compiling(to_utf8(string_at(ctx, 0)), duk_get_int(ctx, 1));
  return 0;
}

void begin(duk_context* ctx, bundling& work, const char* function) {
  duk_push_pointer(ctx, &work);
  stash(ctx, work_key);
  push_bundle_function(ctx, function);
}

/// [ … result ]: `key` of it, or what went wrong.
void take_result(duk_context* ctx, bundling& work, const char* key) {
  if (duk_get_prop_literal(ctx, -1, "error")) {
    duk_get_prop_literal(ctx, -1, "message");
    work.problem = to_utf8(string_at(ctx, -1));
    return;
  }
  duk_pop(ctx);
  duk_get_prop_string(ctx, -1, key);
  if (duk_is_string(ctx, -1)) work.answer = to_utf8(string_at(ctx, -1));
}

duk_ret_t run_bundle(duk_context* ctx, void* argument) {
  bundling& work = *static_cast<bundling*>(argument);
  begin(ctx, work, "bundle");
  push_utf8(ctx, work.request);
  duk_push_object(ctx);
  define_method(ctx, "readFile", read_file, 1);
  define_method(ctx, "parses", parses, 1);
  define_method(ctx, "compiling", compiling, 2);
  duk_call(ctx, 2);
  take_result(ctx, work, "bundle");
  return 0;
}

duk_ret_t run_compile(duk_context* ctx, void* argument) {
  bundling& work = *static_cast<bundling*>(argument);
  begin(ctx, work, "compileFile");
  push_utf8(ctx, work.request);
  push_utf8(ctx, work.path);
  duk_push_c_function(ctx, parses, 1);
  duk_call(ctx, 3);
  take_result(ctx, work, "code");
  return 0;
}

bundle_heap::program packager() {
  return {compiler_bundle(), "sluiceCompiler", "compiler", "compiling the package"};
}

tl::unexpected<error> failed(const bundle_heap& heap, const bundling& work) {
  return fail(error_code::compile_failed, work.problem.empty() ? heap.why_not() : work.problem);
}

module_file file_from(const nlohmann::json& value) {
  module_file file;
  value.at("path").get_to(file.path);
  value.at("source").get_to(file.source);
  if (value.at("code").is_string()) value.at("code").get_to(file.code);
  for (const auto& [specifier, path] : value.at("requires").items())
    if (!path.is_null())  // else nothing answers
      file.requires_files[specifier] = path.is_string() ? path.get<std::string>() : std::string{};
  return file;
}

}  // namespace

expected<bundled_module> bundle_module(const bundle_request& request, const bundler_host& host,
                                       const compile_limits& limits) {
  bundle_heap heap{packager(), limits};
  bundling work{&host, limits.source_bytes, {}, {}, {}, {}};
  work.request =
      nlohmann::json{{"name", request.name}, {"folder", request.folder}, {"subpaths", request.subpaths}}
          .dump();
  if (!heap.load() || !heap.call(&run_bundle, &work) || !work.problem.empty()) return failed(heap, work);
  const auto answer = nlohmann::json::parse(work.answer);
  bundled_module made;
  made.bundle.name = request.name;
  made.bundle.compiler = script_compiler::version();
  answer.at("version").get_to(made.bundle.version);
  answer.at("exports").get_to(made.bundle.exports);
  for (const auto& file : answer.at("files")) made.bundle.files.push_back(file_from(file));
  for (const auto& missing : answer.at("missing"))
    made.missing.push_back({missing.at("file"), missing.at("specifier")});
  return made;
}

expected<bool> refresh_bundle(module_bundle& bundle, const compile_limits& limits) {
  if (bundle.compiler == script_compiler::version()) return false;
  bundle_heap heap{packager(), limits};
  if (!heap.load()) return failed(heap, {});
  for (auto& file : bundle.files) {
    bundling work{nullptr, 0, file.source, file.path, {}, {}};
    if (!heap.call(&run_compile, &work)) return failed(heap, work);
    if (!work.problem.empty()) return fail(error_code::compile_failed, file.path + ": " + work.problem);
    file.code = work.answer;
  }
  bundle.compiler = script_compiler::version();
  return true;
}

}  // namespace sluice
