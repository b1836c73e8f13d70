#include "runtime/compiler.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/compiler_bundle.hpp"
#include "runtime/heap_limits.hpp"
#include "runtime/source_excerpt.hpp"
#include "runtime/source_map.hpp"

#include <duktape.h>
#include <fmt/format.h>

#include <optional>
#include <stdexcept>

namespace sluice {
namespace {

constexpr const char* compile_function = "compile";  // in the heap's stash

/// Hidden symbols as property keys, which the bundle's collections use: no list of keys shows them.
duk_ret_t hidden_key(duk_context* ctx) {
  const std::string key = std::string("\xff") + duk_require_string(ctx, 0);
  duk_push_lstring(ctx, key.data(), key.size());
  return 1;
}

[[noreturn]] void on_fatal(void*, const char* message) {
  throw std::runtime_error(message ? message : "Duktape gave up");
}

/// Runs the bundle and keeps its one function.
duk_ret_t load_bundle(duk_context* ctx, void*) {
  duk_push_c_function(ctx, hidden_key, 1);
  duk_put_global_string(ctx, "hiddenKey");
  const auto bundle = compiler_bundle();
  duk_push_external_buffer(ctx);
  duk_config_buffer(ctx, -1, const_cast<unsigned char*>(bundle.data()), bundle.size());
  duk_load_function(ctx);
  duk_call(ctx, 0);
  duk_get_global_string(ctx, "sluiceCompiler");
  duk_push_heap_stash(ctx);
  duk_get_prop_string(ctx, -2, compile_function);
  duk_put_prop_string(ctx, -2, compile_function);
  return 0;
}

/// Only the CPU's time counts: nothing in a compile waits, and a busy machine says nothing about a source.
execution_limits heap_limits_of(const compile_limits& limits) {
  return {.wall_time = std::chrono::hours{24}, .cpu_time = limits.time, .memory_bytes = limits.memory_bytes};
}

bool is_typescript(std::string_view name) {
  return name.ends_with(".ts") || name.ends_with(".mts") || name.ends_with(".cts");
}

compile_diagnostic without_position(const script_source& source, std::string message) {
  compile_diagnostic result;
  result.file = source.name;
  result.message = std::move(message);
  return result;
}

/// The compiler's heap with the bundle in it.
class compiler_heap final : private heap_limits {
 public:
  explicit compiler_heap(const compile_limits& limits)
      : heap_limits(heap_limits_of(limits)),
        ctx_(duk_create_heap(&heap_limits::allocate, &heap_limits::reallocate, &heap_limits::release, udata(),
                             on_fatal)) {}
  ~compiler_heap() override {
    if (ctx_) duk_destroy_heap(ctx_);
  }
  compiler_heap(const compiler_heap&) = delete;
  compiler_heap& operator=(const compiler_heap&) = delete;

  /// Runs the bundle; false with why() if that fails.
  bool load() { return ctx_ && call(&load_bundle, nullptr); }

  /// Compiles; nothing with why() if the compiler itself failed or a limit struck.
  std::optional<tl::expected<compiled_script, compile_diagnostic>> compile(const script_source& source) {
    request wanted{&source, tl::unexpected(compile_diagnostic{})};
    if (!call(&run_compile, &wanted)) return std::nullopt;
    return std::move(wanted.result);
  }

  using heap_limits::struck;
  const std::string& why() const { return why_; }

 private:
  struct request {
    const script_source* source;
    tl::expected<compiled_script, compile_diagnostic> result;
  };

  bool call(duk_safe_call_function function, void* argument) {
    begin_execution();
    javascript_scope armed(*this);
    const bool done = duk_safe_call(ctx_, function, argument, 0, 1) == DUK_EXEC_SUCCESS;
    if (!done) why_ = duk_safe_to_stacktrace(ctx_, -1);
    duk_pop(ctx_);
    return done;
  }

  static duk_ret_t run_compile(duk_context* ctx, void* argument) {
    auto& wanted = *static_cast<request*>(argument);
    const script_source& source = *wanted.source;
    duk_push_heap_stash(ctx);
    duk_get_prop_string(ctx, -1, compile_function);
    push_utf8(ctx, source.text);
    push_utf8(ctx, source.name);
    duk_push_boolean(ctx, is_typescript(source.name));
    duk_call(ctx, 3);
    if (duk_get_prop_string(ctx, -1, "error")) {
      wanted.result = tl::unexpected(diagnostic(ctx, source));
      return 0;
    }
    duk_get_prop_string(ctx, -2, "code");
    duk_get_prop_string(ctx, -3, "map");
    compiled_script script{source.name, to_utf8(string_at(ctx, -2)), json_to_utf8(string_at(ctx, -1))};
    if (auto refused = refusal(ctx, source, script))
      wanted.result = tl::unexpected(std::move(*refused));
    else
      wanted.result = std::move(script);
    return 0;
  }

  /// Why Duktape itself cannot parse the code: a malformed regular expression, a limit of its compiler.
  /// [ … code map ] → [ … code map … ]
  static std::optional<compile_diagnostic> refusal(duk_context* ctx, const script_source& source,
                                                   const compiled_script& script) {
    const auto code = string_at(ctx, -2);
    push_utf8(ctx, source.name);
    if (duk_pcompile_lstring_filename(ctx, DUK_COMPILE_EVAL, code.data(), code.size()) == 0)
      return std::nullopt;
    if (!duk_is_error(ctx, -1) || duk_get_error_code(ctx, -1) != DUK_ERR_SYNTAX_ERROR) duk_throw(ctx);
    duk_get_prop_string(ctx, -1, "message");
    duk_get_prop_string(ctx, -2, "lineNumber");
    const std::string message = to_utf8(string_at(ctx, -2));
    compile_diagnostic result = without_position(source, message.substr(0, message.find(" (line ")));
    const source_map map(script.source_map);
    if (const auto at = map.lookup(duk_get_int(ctx, -1))) {
      result.line = at->line;
      result.column = at->column;
      result.excerpt = source_excerpt(source.text, at->line, at->column);
    }
    return result;
  }

  /// [ … error ] → [ … error … ]
  static compile_diagnostic diagnostic(duk_context* ctx, const script_source& source) {
    compile_diagnostic result;
    duk_get_prop_string(ctx, -1, "message");
    duk_get_prop_string(ctx, -2, "line");
    duk_get_prop_string(ctx, -3, "column");
    result.message = to_utf8(string_at(ctx, -3));
    result.file = source.name;
    result.line = duk_get_int(ctx, -2);
    result.column = duk_get_int(ctx, -1);
    result.excerpt = source_excerpt(source.text, result.line, result.column);
    return result;
  }

  duk_context* ctx_;
  std::string why_;
};

}  // namespace

struct script_compiler::impl {
  compile_limits limits;
  std::unique_ptr<compiler_heap> heap;

  /// Why the heap gave no answer. It is dropped: what state it is in, nobody knows.
  compile_diagnostic give_up(const script_source& source) {
    std::string message;
    switch (heap->struck()) {
      case limit_kind::cpu_time:
      case limit_kind::wall_time:
        message =
            fmt::format("compiling takes more than the limit of {} ms of CPU time", limits.time.count());
        break;
      case limit_kind::memory:
        message = fmt::format("compiling needs more memory than the limit of {} bytes", limits.memory_bytes);
        break;
      default: message = "the compiler failed: " + heap->why(); break;
    }
    heap.reset();
    return without_position(source, std::move(message));
  }
};

script_compiler::script_compiler(compile_limits limits)
    : impl_(std::make_unique<impl>(impl{limits, nullptr})) {}
script_compiler::~script_compiler() = default;

tl::expected<compiled_script, compile_diagnostic> script_compiler::compile(const script_source& source) {
  if (source.text.size() > impl_->limits.source_bytes)
    return tl::unexpected(
        without_position(source, fmt::format("the source has {} bytes; the limit is {}", source.text.size(),
                                             impl_->limits.source_bytes)));
  if (!impl_->heap) {
    impl_->heap = std::make_unique<compiler_heap>(impl_->limits);
    if (!impl_->heap->load()) return tl::unexpected(impl_->give_up(source));
  }
  auto result = impl_->heap->compile(source);
  // What the compiler made of an error that a limit threw is no answer.
  if (result && impl_->heap->struck() == limit_kind::none) return std::move(*result);
  return tl::unexpected(impl_->give_up(source));
}

void script_compiler::release() { impl_->heap.reset(); }

std::string_view script_compiler::version() { return compiler_bundle_version(); }

}  // namespace sluice
