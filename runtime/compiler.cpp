#include "runtime/compiler.hpp"

#include "runtime/bundle_heap.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/compiler_bundle.hpp"
#include "runtime/script_language.hpp"
#include "runtime/source_excerpt.hpp"
#include "runtime/source_map.hpp"

#include <duktape.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace sluice {
namespace {

bundle_heap::program compiler_program() {
  return {compiler_bundle(), "sluiceCompiler", "compiler", "compiling"};
}

compile_diagnostic without_position(const script_source& source, std::string message) {
  compile_diagnostic result;
  result.file = source.name;
  result.message = std::move(message);
  return result;
}

/// A text in another encoding would run with other characters than its author wrote: it is refused.
std::optional<compile_diagnostic> encoding_refusal(const script_source& source) {
  const std::string_view text = source.text;
  const std::size_t at = find_invalid_utf8(text);
  if (at == std::string_view::npos) return std::nullopt;
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  compile_diagnostic result =
      without_position(source, utf16 ? "the source is UTF-16; save it as UTF-8"
                                     : fmt::format("byte 0x{:02x} is not UTF-8; save the source as UTF-8",
                                                   static_cast<unsigned char>(text[at])));
  const std::string_view before = text.substr(0, at);
  result.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  result.column = 1 + utf16_length(before.substr(before.rfind('\n') + 1));  // npos + 1 is 0: the first line
  if (!utf16) result.excerpt = source_excerpt(text, result.line, result.column);
  return result;
}

/// A compile and what came of it.
struct request {
  const script_source* source;
  const std::string* modules;  ///< a specifier a line
  tl::expected<compiled_script, compile_diagnostic> result;
};

/// Why Duktape itself cannot parse the code. What it refuses of a script, our JavaScript has found before.
/// [ … code map ] → [ … code map … ]
std::optional<compile_diagnostic> refusal(duk_context* ctx, const script_source& source,
                                          const compiled_script& script) {
  const auto code = string_at(ctx, -2);
  push_utf8(ctx, source.name);
  if (duk_pcompile_lstring_filename(ctx, DUK_COMPILE_EVAL, code.data(), code.size()) == 0)
    return std::nullopt;
  if (!duk_is_error(ctx, -1) || duk_get_error_code(ctx, -1) != DUK_ERR_SYNTAX_ERROR) duk_throw(ctx);
  duk_get_prop_string(ctx, -1, "message");
  duk_get_prop_string(ctx, -2, "lineNumber");
  const std::string message = to_utf8(string_at(ctx, -2));
  compile_diagnostic result =
      without_position(source, fmt::format("the compiler has made a mistake here, not the script: its code "
                                           "does not parse ({}); please report it",
                                           message.substr(0, message.find(" (line "))));
  const source_map map(script.source_map);
  if (const auto at = map.lookup(duk_get_int(ctx, -1))) {
    result.line = at->line;
    result.column = at->column;
    result.excerpt = source_excerpt(source.text, at->line, at->column);
  }
  return result;
}

/// [ … error ] → [ … error … ]
compile_diagnostic diagnostic(duk_context* ctx, const script_source& source) {
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

duk_ret_t run_compile(duk_context* ctx, void* argument) {
  auto& wanted = *static_cast<request*>(argument);
  const script_source& source = *wanted.source;
  push_bundle_function(ctx, "compile");
  push_utf8(ctx, source.text);
  push_utf8(ctx, source.name);
  duk_push_boolean(ctx, is_typescript(source));
  push_utf8(ctx, *wanted.modules);
  duk_call(ctx, 4);
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

/// A script and what it uses, as JSON.
struct use_search {
  const script_source* source;
  std::string found;
};

duk_ret_t run_use_search(duk_context* ctx, void* argument) {
  auto& wanted = *static_cast<use_search*>(argument);
  push_bundle_function(ctx, "uses");
  push_utf8(ctx, wanted.source->text);
  duk_push_boolean(ctx, is_typescript(*wanted.source));
  duk_call(ctx, 2);
  wanted.found = json_to_utf8(string_at(ctx, -1));
  return 0;
}

}  // namespace

struct script_compiler::impl {
  compile_limits limits;
  std::string modules;
  std::unique_ptr<bundle_heap> heap;

  /// Calls `body` with `argument` in the heap, which is made if there is none.
  bool call(duk_safe_call_function body, void* argument) {
    if (heap) return heap->call(body, argument);
    heap = std::make_unique<bundle_heap>(compiler_program(), limits);
    return heap->load() && heap->call(body, argument);
  }

  /// Why the heap gave no answer. It is dropped: what state it is in, nobody knows.
  compile_diagnostic give_up(const script_source& source) {
    std::string message = heap->why_not();
    heap.reset();
    return without_position(source, std::move(message));
  }
};

script_compiler::script_compiler(compile_limits limits, std::vector<std::string> modules)
    : impl_(std::make_unique<impl>(impl{limits, fmt::format("{}", fmt::join(modules, "\n")), nullptr})) {}
script_compiler::~script_compiler() = default;

tl::expected<compiled_script, compile_diagnostic> script_compiler::compile(const script_source& source) {
  if (source.text.size() > impl_->limits.source_bytes)
    return tl::unexpected(
        without_position(source, fmt::format("the source has {} bytes; the limit is {}", source.text.size(),
                                             impl_->limits.source_bytes)));
  if (auto refused = encoding_refusal(source)) return tl::unexpected(std::move(*refused));
  request wanted{&source, &impl_->modules, tl::unexpected(compile_diagnostic{})};
  if (!impl_->call(&run_compile, &wanted)) return tl::unexpected(impl_->give_up(source));
  return std::move(wanted.result);
}

expected<script_uses> script_compiler::find_uses(const script_source& source) {
  use_search wanted{&source, {}};
  if (!impl_->call(&run_use_search, &wanted))
    return fail(error_code::internal, impl_->give_up(source).message);
  const auto answer = nlohmann::json::parse(wanted.found);
  script_uses uses;
  for (const auto& call : answer.at("calls")) uses.calls.push_back({call.at("name"), call.at("subjects")});
  answer.at("modules").get_to(uses.modules);
  return uses;
}

void script_compiler::release() { impl_->heap.reset(); }

std::string_view script_compiler::version() { return compiler_bundle_version(); }

}  // namespace sluice
